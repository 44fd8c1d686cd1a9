### 组织者看数据的页面上的中文。纯文字。

## 每一页

board-few = 少于 5
board-few-brief = <5
board-few-why = 人数少于 5 的数字不显示，免得认出某个人。有几个较大的数字也一起不显示，因为看了它们就能算出小的那个。
board-as-table = 看表格
board-take = 下载这些数据：
board-take-csv = CSV
board-take-xlsx = Excel（XLSX）
board-take-xapi = xAPI（用于学习记录系统）
board-people = { $n } 人
board-nothing-fits = 没有符合所选条件的数据。去掉上面的一个条件再看看。
board-take-away = 去掉：
board-take-all = 全部去掉
board-fewer-by = 少 { $n }
board-people-head = 人数
board-language-head = 语言
board-day-head = 日期
board-about = 约 { $number }
board-most = 几乎所有人
board-most-brief = 几乎全部
board-held = 不显示
board-held-brief = –
board-unknown = –
board-people-few = 少于 5 人
board-people-most = 几乎所有人
board-people-held = 人数不显示
board-week = 周
board-of = / { $n }
board-too-few = 人数太少，不显示：
board-comma = 、
board-least = 至少 { $number }
board-see-report = 看报告（一页纸）
board-see-group = 这个小组学得怎样

## 正在看什么

board-filters = 正在看的范围
board-shown = 正在看：{ $what }。
board-shown-all = 所有人
board-choose = 选择范围
board-show = 显示
board-any = 全部
board-filter-weeks = 时间
board-filter-partner = 合作方
board-filter-cohort = 小组
board-filter-event = 活动
board-filter-venue = 地点
board-filter-course = 课程
board-filter-language = 语言
board-filter-spoken = 语言
board-filter-audience = 学习身份
board-weeks = { $n ->
    [1] 本周
   *[other] 最近 { $n } 周
}
board-chosen = { $name }：{ $value }
board-wrong-filter = 没有这个选项（或已经没有了），现在显示全部。
board-weeks-title = 本周和上周
board-chosen-by = 选择比例
board-weeks-all = 全部时间
board-audience-unsaid = 没有说
board-shown-theirs = 通过{ $partners }来的所有人

## 接下来做什么

board-next = 接下来做什么
board-next-none = 现在没有要你处理的事。数据里一有该做的，就会列在这里。
board-step-session = 办一场课，讲：{ $objective }
board-step-session-why = 学完课程，每 100 个回答里还有 { $missed } 个是错的（{ $people } 人）。这一课只带来 { $gain }的变化。
board-step-session-do = 安排一场
board-step-rewrite = 再看看“{ $lesson }”里的一道题
board-step-rewrite-do = 看这道题
board-step-start = 问问“{ $cohort }”为什么没有开始
board-step-start-why = 小组建立已有 { $days } 天，{ $joined } 人加入，只有 { $started } 人开始了课程。
board-step-start-do = 看这个小组
board-step-session-for = 给“{ $cohort }”办一场课，讲：{ $objective }
board-step-rewrite-why = { $flag }已有 { $seen } 人答过。
board-step-answer = 回复学习者的 { $open } 条报错
board-step-answer-why = { $days ->
    [0] 最早的一条是今天来的。
   *[other] 最早的一条已经等了 { $days } 天。
}
board-step-answer-do = 去看，去回复
board-step-lesson = 写一个能回答“{ $question }”的内容
board-step-lesson-why = 有人问了 { $times } 次，都没有找到答案。
board-step-lesson-do = 看看大家问了什么
board-step-alert = 提醒大家当心正在增多的骗局：{ $kind }
board-step-alert-why = 大家拿来查的消息里，已经见过 { $seen } 次。
board-step-alert-do = 看这些消息
board-step-follow-up = 请“{ $cohort }”再来答题
board-step-follow-up-why = 最早几次再答题有 { $first } 个回答，30 天后只有 { $later } 个。
board-step-follow-up-do = 看看还记得多少
board-step-event = 新建第一场活动
board-step-event-why = 大家扫海报上的码加入，之后你就能在这里看到他们学了什么。
board-step-event-do = 新建活动
board-step-alert-new = 看看一条很多人拿来查的消息

## 总览

board-overview-title = 总览
board-lead-passed = 其中 { $passed } 通过了一门课程。
board-lead-kept = 一个月后再问，还记得的有{ $people }。
board-funnel = 大家走到了哪一步
board-stage = 步骤
board-stage-joined = 加入
board-stage-started = 开始了课程
board-stage-completed = 学完
board-stage-passed = 通过
board-stage-kept = 一个月后还记得
board-what-steps = 这几步各指什么？
board-means-joined = 第一次打开机器人，或者通过小组的链接进来。
board-means-started = 开始了一节课，或者开始答课程前的题。
board-means-completed = 学完一门课程的每一节，或者通过测试跳过。
board-means-passed = 学完之后，课程后的三道题答对至少两道，或者课内练习答对 80%。
board-means-kept = 通过之后 28 天或更久，再答题时至少对一半。通过的人里还有很多没到再答题的时间。
board-this-week = 本周
board-last-week = 上周
board-change = 变化
board-more-by = 多 { $n }
board-the-same = 一样
board-week-runs = 本周从{ $day }开始，还没有过完。
board-by-week = 每周：{ $stage }
board-by-week-about = 从{ $first }到{ $last }的各周；最后一周是 { $n }。
board-by = 比一比
board-by-course = 按课程
board-by-cohort = 按小组
board-by-event = 按活动
board-by-venue = 按地点
board-by-partner = 按合作方
board-by-language = 按语言
board-by-audience = 按学习身份
board-no-events = 还没有人来。有人通过活动的链接或海报加入以后，数据就会显示在这里。
board-lead-joined-so-far = 到现在为止加入的人：{ $people }。
board-lead-joined-in-time = 这段时间里加入的人：{ $people }。
board-of-joined = 占加入的人
board-last-week-was = 上周：{ $n }
board-by-how = 下面是通过的人占加入的人的比例；课程一栏，占的是开始学这门课的人。点名称可以只看那一项。
board-by-how-in-time = 下面是这段时间里通过的人数，其中不少人是更早加入的。点名称可以只看那一项。

## 学习效果

board-tab-learning = 学习效果
board-tab-learning-hint = 大家学会了什么，又忘了什么。
board-learning-title = 学习效果
board-gain-lead = 学“{ $course }”之前，每 100 题答对 { $before } 题；学完之后，答对 { $after } 题。
board-gain-sure = 变化是 { $points }（{ $people }）。把运气算进去，也在 { $low } 到 { $high } 个百分点之间：确实学到了东西，不只是偶然。
board-gain-unsure = 变化是 { $points }（{ $people }）。把运气算进去，在 { $low } 到 { $high } 个百分点之间，可能只是偶然；人多一些才看得清。
board-gain-few = 课前课后都答了题的人少于 5 个，所以还没有可看的。这些题会在课程开头和结尾自动出现。
board-gain-courses = 课前和课后：按课程
board-gain-objectives = 课前和课后：按所教的内容
board-gain-legend-before = 课前
board-gain-legend-after = 课后
board-gain-legend-interval = 真实值最可能在这个范围
board-gain-change = { $before } → { $after }
board-points = { $sign }{ $points } 个百分点
board-points-between = { $low } 到 { $high }
board-objective = 所教的内容
board-before = 课前
board-after = 课后
board-gain = 提高（百分点）
board-interval = 最可能的范围
board-keep-title = 过后还记得多少
board-keep-lead = 同意的学习者会在 1、7、30、90 天后（或小组选定的其中几天）再答题，内容相同，题目不同。
board-keep-few = 再答题的人少于 5 个，所以还不能显示。
board-keep-about = 1、7、30、90 天后的正确率：{ $what }。竖线是真实值最可能的范围。
board-keep-days = { $n } 天
board-keep-after = 过了
board-keep-asked = 回答数
board-keep-right = 答对
board-forgot-title = 忘了什么
board-forgot-lead = 30 天或更久以后，每 100 个回答里对的不到 70 个；最差的在前。
board-forgot-none = 没有明显忘掉的内容，或者再答题的人太少，还看不出来。
board-keep-between = 最可能的范围
board-not-yet-brief = 还没有
board-after-days = （{ $days }后）
board-gain-lost = 变化是 { $points }（{ $people }）。把运气算进去，也在 { $low } 到 { $high } 个百分点之间：学完反而错得更多，不只是偶然。请看看这些课。

## 题目

board-tab-questions = 题目
board-tab-questions-hint = 哪些题有用，哪些题误导人。
board-questions-title = 题目
board-questions-lead = 有数据的题目共 { $n } 道。{ $flagged ->
    [0] 都没有看出问题。
   *[other] 其中 { $flagged } 道可能有问题{ $order ->
        [first] ，排在前面
       *[else] {""}
    }。
}
board-questions-how = 每个人只算第一次回答。有两种语言的题，分开算作两道。
board-sort = 排列顺序：
board-sort-flagged = 可能有问题的
board-sort-hardest = 答对最少的
board-sort-telling = 最看不出水平的
board-sort-slowest = 用时最长的
board-sort-seen = 回答最多的
board-question = 题目
board-right = 答对
board-answered = 回答数
board-telling = 区分度
board-time = 一般用时
board-looks-wrong = 可能有问题
board-looks-fine = 没有看出问题。
board-looks-unknown = 答过的人太少，或者答对、答错的人太少，还看不出这道题有没有问题。
board-seen = { $n } 个回答
board-seconds = { $n } 秒
board-telling-good = 懂得多的人更常答对：这道题分得清。
board-telling-weak = 懂得多的人略微更常答对。
board-telling-none = 懂得多的人并不更常答对。
board-telling-backwards = 懂得多的人反而更常答错。
board-telling-unknown = 回答太少，还看不出这道题能不能分出谁懂得多。
board-flag-too-hard = 太难：每 100 人只有 { $figure } 人答对。
board-flag-too-easy = 太容易：每 100 人有 { $figure } 人第一次就答对。
board-flag-not-telling = 分不出谁懂得多：别的题大多答对的人，在这道题上并不更好。
board-flag-backwards = 别的题大多答对的人，在这道题上反而更差。标的正确答案对吗？
board-flag-unused = 几乎没有人选“{ $option }”，它只是凑数。
board-flag-sure-wrong = 每 100 人有 { $figure } 人很有把握却答错了：这里有一个值得谈一谈的误解。
board-question-of = “{ $lesson }”里的一道题
board-question-figures = 数据
board-question-options = 大家选了什么（{ $spoken }）
board-question-numbers = 题里的数字每个人都不同，这里是一个例子。
board-question-answer = 答案：{ $answer }
board-right-mark = 正确
board-wrong-mark = 错误
board-option = 选项
board-question-in-file = 在文件里
board-question-file = { $file }，第 { $line } 行
board-sure-wrong = 有把握却答错
board-back-to-questions = 全部题目
board-no-figures = 还没有人答过这道题，或者答过的少于 5 人。
board-questions-none = 课里的题，还没有一道有 5 个人答过。大家学课之后，这里会自动有数据。小组竞答和现场竞答的结果，在那场活动的报告里。
board-likely = 最可能在 { $low } 到 { $high } 之间
board-questions-all = 重新显示全部题目
board-questions-find = 用题里的字词，或课的名字，找一道题
board-questions-find-do = 查找
board-questions-found = { $n ->
    [0] 有数据的题里，没有哪一道含“{ $words }”。
   *[other] 含“{ $words }”的题有 { $n } 道。
}
board-questions-leaves = 更多题目
board-questions-part = 第 { $first } 到 { $last } 道，共 { $n } 道
board-questions-before = 前 { $n } 道
board-questions-after = 后 { $n } 道
board-questions-courses = 按课程看
board-questions-to-courses = 也可以只看一门课程
board-questions-many = { $n } 道题
board-questions-wrong = { $n } 道可能有问题
board-verdict = 对错
board-flag-beats-key = 选“{ $option }”的人比选正确答案的还多（每 100 人有 { $figure } 人）。
board-flag-slow = 太费时间：多数人要 { $figure } 秒或更久。

## 提问

board-tab-asked = 提问
board-tab-asked-hint = 大家问了什么而课里没有答案，哪些骗局在增多。
board-asked-title = 没有听懂的提问
board-asked-lead = 大家用自己的话提问。没有找到答案的问题会留下来，不留姓名，里面的人名和数字也会遮住。
board-waiting-none = 没有等待回复的学习者报错。
board-unanswered-title = 没有答案的问题
board-unanswered-none = 到现在为止，每个问题都找到了答案。
board-unanswered-near = 最接近的课：{ $lesson }
board-unanswered-last = 最近一次：{ $day }
board-asked-head = 次数
board-last-head = 最近
board-near-head = 最接近的课
board-unhelpful-title = 没有帮上忙的回答
board-unhelpful-none = 还没有回答被标为没有帮助。
board-thumbs = { $up } 次有帮助，{ $down } 次没有
board-card-head = 回答
board-up-head = 有帮助
board-down-head = 没有帮助
board-rising-title = 正在增多的骗局
board-rising-lead = 大家拿来查、并且同意我们学习的消息，相似的放在一起。里面的数字、链接和人名都已遮住。
board-rising-warn = 写一条提醒
board-rising-none = 还没有多次出现的消息。
board-rising-seen = 从{ $day }起见过 { $n } 次
board-seen-head = 次数
board-since-head = 从
board-message-head = 消息
board-write-lesson = 想回答其中一个问题，就把它的说法加到那一课文件的 “asks” 下面。
board-asked-times = 问过 { $n } 次
board-rarer = 另有问过不到 5 次的不同问题：{ $n }。这些不显示，免得从说法里认出人来。
board-waiting = 学习者的 { $n } 条报错等待回复
board-waiting-overdue = { $n ->
    [0] 都还没有超过时限。
   *[other] 其中 { $n } 条已经等得太久。
}
board-waiting-do = 去看，去回复
board-kind-head = 种类
board-rising-unknown = 还不清楚是哪一种

## 提醒

board-tab-reminders = 提醒
board-tab-reminders-hint = 提醒有没有送到，大家想不想要。
board-reminders-title = 提醒
board-reminders-lead = 上周发出 { $sent } 条提醒，{ $share } 有回应。
board-reminders-how = 有回应，指学习者在一天之内答了题。
board-reminders-answered = 有回应
board-reminders-none = 上周没有发过提醒。
board-reminders-lead-few = 上周发出的提醒：{ $sent }。
board-reminders-this-week = 本周到现在
board-reminders-sent = 发出
board-reminders-muted = 学习者关掉
board-reminders-unreachable = 送不到的学习者
board-reminders-share = 回应比例
board-reminders-by-week-sent = 每周发出的提醒
board-reminders-by-week-answered = 每周有回应的提醒

## 活动报告

board-report-title = 报告：{ $title }
board-expected = 预计
board-played = 参加竞答
board-report-right = 竞答里 { $share } 的回答是对的。
board-report-questions = 大家答得怎样
board-report-questions-lead = 最难的在前。
board-report-questions-held = 每道题答对或答错的人都少于 5 个，所以不显示比例，免得认出某个人。
board-report-gain = 学到了什么
board-report-keep = 现在还记得多少
board-report-next = 下一步
board-report-others = “{ $programme }”的其他场次
board-session = 场次
board-quiz-right = 竞答正确率
board-report-print = 打印这一页
board-report-print-hint = 用浏览器打印这一页即可，正好一张 A4 纸。
board-figures-of = 数据截至 { $moment }。
board-report-made = { $day }制作。不含姓名，只有人数和比例，少于 5 人的显示为“少于 5 人”。
board-report-later = 之后还会再答题：{ $delays }，发给每个同意的人。
board-report-not-yet = 活动还没有开始。有人进来后，报告会自动填上。
board-report-none = 还没有人加入。请贴出海报，或者把码放在屏幕上。
board-report-nobody = 活动已经结束，没有人加入小组。下次散场前，趁大家还在，把码放出来。
board-report-poster = 海报和加入码
board-came = 加入小组
board-report-coming = 目前加入小组：{ $joined }；预计 { $expected } 人。
board-report-came = 参加竞答：{ $played }；加入小组：{ $joined }；预计 { $expected } 人。
board-report-where = { $venue } · { $when } · { $partner }
board-report-event = 这场活动
board-report-alone = 这是这个系列的第一场。下一场填同样的系列名，就能在这里比较。
