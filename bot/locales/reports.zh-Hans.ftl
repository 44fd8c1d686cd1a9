### 数据文件和 /stats 的中文文字。纯文本。

## Files

report-stage-joined = 加入
report-stage-started = 开始课程
report-stage-completed = 学完
report-stage-passed = 通过
report-stage-kept = 一个月后仍记得
report-few = 少于 5 人
report-most = 除少于 5 人外的全部
report-held = 不显示
report-about = 约 { $n }
report-least = 至少 { $n }
report-funnel = 学到哪一步
report-stage = 步骤
report-people = 人数
report-share = 占加入人数的比例
report-share-answers = 占回答的比例
report-share-sent = 占发出条数的比例
report-change = 本周与上周
report-this-week = 本周
report-last-week = 上周
report-weeks = 按周
report-week = 周（起始日）
report-by-course = 按课程
report-by-cohort = 按小组
report-by-event = 按活动
report-by-venue = 按地点
report-by-partner = 按合作方
report-by-language = 按语言
report-by-audience = 按学习者身份
report-course = 课程
report-cohort = 小组
report-event = 活动
report-venue = 地点
report-partner = 合作方
report-language = 语言
report-audience = 学习者身份
report-unsaid = 未说明
report-gain-courses = 课前与课后（按课程）
report-gain-objectives = 课前与课后（按知识点）
report-kept = 之后还记得多少
report-forgotten = 忘掉了什么
report-what = 内容
report-before = 课前正确率
report-after = 课后正确率
report-gain = 提高
report-gain-low = 提高（下限）
report-gain-high = 提高（上限）
report-days = 几天后
report-answers = 作答次数
report-right = 正确率
report-right-low = 正确率（下限）
report-right-high = 正确率（上限）
report-all = 全部
report-questions = 题目
report-question = 题目编号
report-lesson = 课
report-asked = 题面
report-discrimination = 区分度（-1 到 1）
report-sure-wrong = 有把握却答错
report-seconds = 通常用时（秒）
report-looks-wrong = 可能的问题
report-options = 各选项被选情况
report-option = 选项
report-key = 正确答案
report-yes = 是
report-no = 否
report-flag-beats-key = 有错误选项比正确选项选的人更多
report-flag-backwards = 掌握得好的人反而更容易答错
report-flag-not-telling = 分不出谁掌握得更好
report-flag-too-hard = 太难
report-flag-too-easy = 太容易
report-flag-sure-wrong = 许多人有把握却答错
report-flag-unused = 有选项几乎没人选
report-flag-slow = 用时长
report-unanswered = 没找到答案的提问
report-times = 次数
report-near = 最接近的课
report-last-day = 最近一次
report-helped = 回答有没有帮助
report-up = 有帮助
report-down = 没帮助
report-rising = 正在增多的骗局
report-message = 消息
report-scam = 骗局类型
report-first-day = 首次出现
report-reminders = 提醒
report-sent = 已发送
report-answered = 一天内作答
report-muted = 已关闭
report-unreachable = 无法送达
report-title = 名称
report-starts = 开始（UTC）
report-expected = 预计人数
report-came = 加入人数
report-played = 参加测验人数
report-value = 数值
report-room = 现场题目
report-sessions = 同一项目的其他场次
audit-export = 导出数据

## /stats

stats-period = { $weeks ->
    [0] 全部时间
    [1] 本周
   *[other] 最近 { $weeks } 周
}
stats-period-brief = { $weeks ->
    [0] 全部
    [1] 本周
   *[other] { $weeks } 周
}
stats-line = { $stage }：{ $n }
stats-share = { $n }（{ $share }）
stats-change = { $stage }：{ $now }（上周：{ $before }）
stats-no-names = 只有人数和比例，少于 5 人的不显示。
stats-mondays = 📅 每周一发给我
stats-no-mondays = 不再接收每周小结
stats-toast-on = 每周一 9 点发给您。
stats-toast-off = 不再发送每周小结。
stats-dashboard = 打开管理页
stats-summary-title = 上一周
stats-todo = 接下来做什么
stats-todo-session = 给“{ $cohort-title }”讲一次“{ $objective-title }”：{ $missed }% 的人没掌握，课后正确率变化 { $gain } 个百分点。
stats-todo-session-all = 讲一次“{ $objective-title }”：{ $missed }% 的人没掌握，课后正确率变化 { $gain } 个百分点。
stats-todo-rewrite = 看看“{ $lesson-title }”里的一道题：{ $reason }。
stats-todo-answer = 回复学习者的 { $open } 条反馈{ $overdue ->
    [0] 。
   *[other] ，其中 { $overdue } 条已超时。
}
stats-todo-lesson = 写一写“{ $question }”：有人问了 { $times } 次，没找到答案。
stats-todo-alert = 提醒大家：最近有人把相似的消息拿来查了 { $seen } 次。
stats-todo-start = 问问“{ $cohort-title }”遇到了什么困难：{ $joined } 人加入，{ $started } 人开始学。
stats-todo-follow-up = 提醒“{ $cohort-title }”回答后续问题：一天后有 { $first } 人回答，一个月后只有 { $later } 人。
