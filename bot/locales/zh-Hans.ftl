### 机器人说的中文。可用 Telegram 的 HTML：<b>、<i>、<code>。

## 问候

welcome =
    <b>你好！我来讲讲贷款和骗局是怎么回事。</b>

    一课大约三分钟，免费，什么也不卖。我绝不会向你要钱、验证码、密码或身份证号。

    先从哪个开始：贷款，还是防骗？
welcome-back =
    <b>又见面了。</b>

    可以接着上次的地方学，也可以换一课。
about-bot = 三分钟一课，看懂贷款，识破骗局。免费，什么也不卖。
about-bot-long =
    三分钟一课：一笔贷款到底多少钱，骗局是怎么一步步来的。中英双语，免费，什么也不卖。

    本机器人绝不会要钱、验证码、密码或身份证号。

## 命令

command-learn = 接着学
command-courses = 看看有哪些课
command-progress = 看看学到哪了
command-review = 复习到期的内容
command-language = 换一种语言
command-privacy = 查看、带走或删除你的数据
command-help = 我能做什么
command-cancel = 先把这一课放一放
command-start = 开始
help =
    <b>我能做什么</b>

    /learn – 从上次停下的地方接着学
    /courses – 选一课
    /progress – 看看学到哪了
    /review – 复习到期的内容
    /remind – 选择我什么时候提醒你
    /verify – 查验证书
    /language – 中文或 English
    /privacy – 查看、带走或删除我保存的内容
    /cancel – 先把这一课放一放

    我绝不会要钱、验证码、密码或身份证号。谁用我的名义要这些，谁就不是我。

## 按钮

button-next = 下一步 →
button-quiz = 做小测验 →
button-result = 看结果 →
button-back = ← 上一步
button-done = 选好了 ✓
button-clear = 重新排
button-true = 对
button-false = 不对
button-learn = 接着学
button-continue = 接着学：{ $lesson }
button-next-lesson = 下一课：{ $lesson }
button-courses = 全部课程
button-progress = 我的进度
button-review = 复习 { $due } 个要点
button-sources = 资料来源
button-retry = 再学一遍
button-export = 给我一份副本
button-erase = 全部删除
button-erase-yes = 是的，全部删除
button-keep = 不，先留着
button-open-private = 打开私聊
button-language = 🌐 语言

## 上课

lesson-goal = 学完这一课，你能{ $objective }。
quiz-progress = 小测验 { $at }/{ $of }
review-progress = 复习 { $at }/{ $of }
ask-several = 把所有合适的都点上，再点“选好了”。
ask-red-flags = 把可疑的地方都点出来，再点“选好了”。
ask-order = 请按正确的顺序依次点。
ask-number = 请直接输入一个数字。
ask-number-unit = 请直接输入一个数字（{ $unit }）。
your-order = 你排的顺序：
sender = 发件人：{ $sender }
verdict-right = ✅ <b>答对了。</b>
verdict-wrong = 🔸 <b>还差一点。</b>
you-said = 你的答案：{ $number }。
the-answer = 正确答案：{ $answer }
you-missed = 漏掉了：
the-right-order = 正确的顺序：
lesson-done = <b>学完了：{ $lesson }</b>
review-done = <b>复习完了。</b>
score = { $of } 道题答对了 { $right } 道。
today = <b>今天就做：</b>{ $action }
review-ending = 没答对的会早点再问，记住了的会晚点再问。
all-done = <b>所有的课你都学完了。</b>以后还会有新课。现在可以复习到期的内容，或者再学一遍。
sources = <b>这些内容的出处</b>
sources-line = { $title }（{ $date }）

## 弹出的短句

toast-counted = 这道题你答过了，以第一次的答案为准。
toast-pick = 请先至少选一项。
toast-order = 请先把全部选项排好。
toast-old = 这是以前的按钮。发送 /learn 就能接着学。
toast-gone = 这一课已经不在了。发送 /courses 另选一课。
toast-trouble = 我这边出了点问题，你的进度没有丢。请再点一次。

## 进度与课程

progress-title = <b>你的进度</b>
progress-picture-title = 你的进度
progress-course = • { $course }：学完 { $done }/{ $lessons } 课
progress-course-kept = • { $course }：学完 { $done }/{ $lessons } 课，{ $ideas } 个要点大约记得 { $now } 个（一个月后 { $later } 个）
progress-lesson-done = ✅ { $lesson }：{ $right }/{ $of }
progress-lesson-open = ▶️ { $lesson }：已开始
progress-lesson-new = ▫️ { $lesson }
progress-due = { $due ->
    [0] 现在没有要复习的。
   *[other] 有 { $due } 个要点该复习了：/review
 }
picture-due = { $due ->
    [0] 现在没有要复习的
   *[other] { $due } 个要点待复习
 }
picture-done = 学完 { $done }/{ $lessons } 课
courses-title = <b>课程</b>
courses-choose = 选一门课。
course-line = <b>{ $course }</b>（{ $done }/{ $of }）
nothing-due = 现在没有要复习的。学过的内容过一天或更久会回到这里。

## 语言

language-title = <b>想用哪种语言？</b>
language-set = 从现在起，我说中文。

## 隐私

privacy =
    <b>我保存了什么</b>

    • 你的 Telegram 编号（不存姓名，不存手机号）
    • 你选的语言；你说过的话，还有为谁学
    • 你开始和学完了哪些课，以及你的答案和把握
    • 什么时候再来问你、什么时候可以提醒你
    • 证书和上面的名字（如果你领了）

    别人看不到。你发的消息不会保存。你随时可以要一份副本，也可以全部删除。
export-caption = 这是我保存的关于你的全部内容。
erase-sure =
    <b>全部删除吗？</b>

    你的课程、答案和进度会彻底消失，谁也找不回来。
erase-done = <b>已全部删除。</b>我这里没有你的任何记录了。想重新开始，发送 /start 就行。
erase-kept = 什么也没有删除。

## 收到别的东西时

nudge-tap = 请点题目下面的按钮。我把题目再发一遍。
nudge-number = 请只输入一个数字，比如 12 或 13.5。再试一次吧。
nudge-next = 这道题已经答过了，点“下一步”继续。
nudge-text = 我不会聊天，但会讲课。点下面的按钮接着学。
nudge-media = 我只看得懂文字和按钮，所以没有打开它。点下面的按钮接着学。
nudge-edit = 我看到你改了一条消息。我只读新消息，请再发一遍。
nudge-command = 我不认识 { $command } 这个命令。/help 里有我会的。
nudge-cancel-nothing = 现在没有正在上的课。发送 /learn 开始。
cancelled = 先放一放。进度都在，发送 /learn 就从这里接着学。
group-hello = 大家好！上课最好在私聊里，答案别人看不到。点一下就能打开。想和大家一起答题，就在群里发 /quiz。
trouble = 我这边出了点问题，你的进度没有丢。请过一会儿再试，或者发送 /learn。

## 提醒

command-remind = 选择我什么时候提醒你
button-remind = 🔔 提醒我接着学
remind-title = <b>提醒</b>
remind-none = 现在没有提醒。我可以在你方便的日子和时间发来一道题，或者下一课。
remind-turn-on = 打开提醒
remind-turn-off = 关掉提醒
remind-chosen = { $days } { $hour }（{ $zone }）
remind-next = 下一次：{ $when }
remind-paused = 已暂停，{ $when }恢复。
remind-night = 这是夜里的时间。既然你选了，我就在那时发。
remind-one-a-day = 一天最多一条。你不理会，它会自己变少。
remind-pause = ⏸ 暂停一周
remind-go-on = ▶ 结束暂停
remind-zone = 🌍 { $zone }
every-day = 每天
list-comma = 、
when = { $date }{ $weekday } { $hour }
date = { $month }{ $day }日
again-then = 好的，{ $when }我再来。
zone-ask = 你在哪里？我好知道你那边几点。点一个城市，或者输入别的城市，或者输入时差（比如 +8），也可以分享位置（我只看经度，别的都不留）。
zone-unknown = 我不认识“{ $name }”。写一个附近的大城市就行。
zone-Asia-Shanghai = 北京、上海
zone-Asia-Hong-Kong = 香港
zone-Asia-Singapore = 新加坡
zone-Europe-London = 伦敦
zone-America-New-York = 纽约
zone-America-Los-Angeles = 洛杉矶
letter-due = { $due ->
    [one] 🔔 有 1 个要点该复习了，题目在这里：
   *[other] 🔔 有 { $due } 个要点该复习了，先来第一题：
 }
letter-lesson =
    🔔 <b>下一课：{ $lesson }</b>

    三分钟，学完你能{ $objective }。
letter-begun =
    🔔 <b>《{ $lesson }》还没学完。</b>

    还停在你上次离开的地方。
letter-thought =
    🔔 <b>这周值得再想想：{ $lesson }</b>

    { $learned }
letter-reread = 再看一遍
letter-now = ▶ 现在学
letter-hour = 一小时后
letter-tomorrow = 明天
letter-fewer = 少发一点
letter-goodbye = 有一阵子没有你的消息了，我就先不打扰了。进度都在，想学的时候发送 /learn 就能接上。多保重。
letter-keep = 🔔 继续提醒我
day-0 = 周一
day-1 = 周二
day-2 = 周三
day-3 = 周四
day-4 = 周五
day-5 = 周六
day-6 = 周日
day-letter-0 = 一
day-letter-1 = 二
day-letter-2 = 三
day-letter-3 = 四
day-letter-4 = 五
day-letter-5 = 六
day-letter-6 = 日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月

## 课前课后，有多大把握

before-progress = 只是看看，不计分：{ $at }/{ $of }
after-progress = 学完之后：{ $at }/{ $of }
later-progress = 一个月后：{ $at }/{ $of }
before-done = <b>谢谢。</b>有些题很快就会清楚。学完这门课，我再问三道差不多的，你就能看到变化。
after-done = <b>这门课学完了，前后对比一下。</b>
later-done = <b>一个月过去了。</b>现在还记得的，以后也不容易忘。
after-before = 学之前，{ $of } 道题答对了 { $right } 道。
course-done = 🎓 整门课都学完了。
button-after = 三道题，看看有什么变化
button-skip = 跳过，直接上课 →
button-known = 这个我已经懂了
test-passed = 这些你都懂。这一课算学过了，要点以后偶尔会再问。
test-failed = 有些对你还是新的，花三分钟上一课值得。
how-sure = 你有多大把握？
button-sure = 有把握
button-unsure = 没把握
sure-and-wrong = 你很有把握，很多人也是。钱往往就丢在这种地方，所以我很快会再问一次。
unsure-and-right = 你没把握，其实你知道。

## 接下来学什么，为谁学

why-missed = 先看这个：{ $day }那次，你没答对怎么{ $objective }。
why-fits = 为你挑的：{ $audience }。
button-who = 给谁学的？
button-who-is = 为谁学：{ $audience }
who-ask = 你是为谁学？适合的排在前面，别的也都能学。
who-skip = 都可以
audience-student = 学生
audience-worker = 上班的人
audience-family = 长辈和家人
audience-business = 小本生意
audience-new-to-credit = 第一次借钱
letter-month-later = 🔔 一个月前你学完了一门课。三道题，看看还记得多少：

## 一周一周

progress-week = 这周学了 { $days } 天（目标 { $goal } 天）。{ $weeks ->
    [0] {""}
   *[other] 已连续 { $weeks } 周达成。
 }
picture-week = { $weeks ->
    [0] 这周 { $days }/{ $goal } 天
   *[other] 这周 { $days }/{ $goal } 天 · 连续 { $weeks } 周
 }
week-saved = 有一周没达成，已经替你补上了。
button-goal = 每周 { $days } 天
picture-kept = 学完 { $done }/{ $lessons } 课 · 记得 { $now }/{ $ideas } 个要点
course-kept = { $ideas } 个要点，现在记得 { $now } 个，一个月后剩 { $later } 个
button-kept = 📊 还记得多少
picture-weakest = 最值得先复习的
picture-ideas = 还记得多少
picture-now = 现在
picture-in-a-month = 一个月不复习
picture-rest = 还有 { $ideas } 个要点记得更牢
progress-rest = 还有 { $ideas } 个要点记得更牢。
progress-month = “一个月后”是指这段时间一点不复习。
progress-unasked = 还有 { $ideas } 个要点没有问过。
on-day-0 = 周一
on-day-1 = 周二
on-day-2 = 周三
on-day-3 = 周四
on-day-4 = 周五
on-day-5 = 周六
on-day-6 = 周日

## 证书

command-verify = 查验证书
button-certificate = 🎓 领一张证书
certificate-name = 证书上写谁的名字？直接输入，也可以不写。
certificate-no-name = 不写名字
certificate-not-yet = 学完整门课才有证书，还有几课没学呢。
certificate-heading = 结业证书
certificate-finished = 学完了课程
certificate-about = 查验：用 /verify 把编号发给 @{ $username }
certificate-caption = 🎓 <b>{ $course }</b>，{ $date }学完。
certificate-check = 谁都可以查验：/verify { $code }
verify-how = 请发送 /verify 加上证书上的编号，比如 /verify ABCD-EFGH-JKMN。
verify-unknown = 没有这个编号的证书，请逐个字母核对一下。
verify-named = ✅ 证书是真的：<b>{ $name }</b> 于{ $date }学完《{ $course }》。名字是本人自己填的。
verify-nameless = ✅ 证书是真的：持有人于{ $date }学完《{ $course }》。证书上没有写名字。
full-date = { $year }年{ $month }{ $day }日

## 警示与里程碑

alerts-off = ⚠️ 有新骗局告诉我
alerts-on = ⚠️ 新骗局提醒：开
alerts-stop = 不用再发这个
alert-title = ⚠️ <b>最近有这样的骗局</b>
progress-weakest = 最值得先复习的：
progress-weak = • { $objective }（现在 { $now }%，一个月后 { $later }%）
milestone = { $lessons ->
    [1] 🌱 第一课学完了。三分钟，弄懂了很多人花钱才买到的教训。
   *[other] 🌱 已经学完 { $lessons } 课了。
 }
