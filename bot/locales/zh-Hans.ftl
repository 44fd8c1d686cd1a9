### 机器人说的中文。可用 Telegram 的 HTML：<b>、<i>、<code>。

## 问候

welcome =
    <b>你好！我来讲讲贷款和骗局是怎么回事。</b>

    一课大约三分钟，免费，什么也不卖。我绝不会向你要钱、验证码、密码或身份证号。

    先从哪个开始：借钱，还是防骗？
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
    /ask – 用自己的话提问
    /check – 查一条消息是不是骗局
    /drill – 跟编出来的骗局过过招
    /remind – 选择我什么时候提醒你
    /loan – 算算一笔借款到底多贵
    /verify – 查验证书
    /about – 谁在运营我，怎么认出冒牌货
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
button-rules = 📍 我这里的规定
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
you-said = 你的答案：{ $number }
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
dated = { $date ->
    [undated] 未注明日期
   *[other] { $date }
}
local-rules = 📍 <b>{ $place }的规定</b>
local-where = 📍 各地规定不一样。<b>你在哪里生活？</b>
local-none = 这一课的各地规定正在重新核对，过些天再来看。
local-foot = 这里只摘要点，以出处为准，不是对你个人情况的建议。

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
picture-in-words = 图中内容：{ $words }
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
    • 你选的语言，还有为谁学（如果你告诉过我）
    • 你开始和学完了哪些课、哪些演练，以及你的答案、选择和把握
    • 什么时候再来问你、什么时候可以提醒你
    • 证书和上面的名字（如果你领了）
    • 活动之后的一句话（写了才有）：组织者看得到这句话，看不到你的名字
    • 如果你为合作方工作：Telegram 上显示的名字、你的角色，还有你用它做过什么
    • 可疑消息（只有你同意才留）：名字、号码、链接都遮住，和你没有关联

    你报告的错误会交给组织者看：名字、长号码、链接都遮住，他们不会知道你是谁。你删除数据以后，报错会留下，但查不到是谁报的。

    我答不上来的问题会转给写课的人，去掉名字、数字和链接，也查不到是谁问的。

    别人看不到。别的消息不会保存。你随时可以要一份副本，也可以全部删除。可疑消息分不清是谁发的，所以不在副本里，也没法替你删。
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
nudge-text = 我是个程序，不会聊天。借钱和防骗的事，用自己的话问就行；可疑的消息，发来我看看；有人叫你借钱，把条件打出来我算算。也可以点下面的按钮接着学。
nudge-media = 我只看得懂文字和按钮，所以没有打开它。点下面的按钮接着学。
nudge-media-words = 我只看得懂文字，所以没有打开它。里面有可疑的地方？把里面的话打出来，或者配上文字再发一次。
nudge-media-awaited = 我只看得懂文字和按钮，所以没有打开它。刚才问你的，还等你回答。
nudge-edit = 我看到你改了一条消息。我只读新消息，请再发一遍。
nudge-command = 我不认识 { $command } 这个命令。/help 里有我会的。
nudge-cancel-nothing = 现在没有正在上的课。发送 /learn 开始。
cancelled = 先放一放。进度都在，发送 /learn 就从这里接着学。
group-hello =
    大家好！在这里我能做三件事：

    • 看可疑的消息：回复那条消息，打 /check
    • 回答借钱和防骗的问题：/ask 加上问题
    • 和大家一起答题

    上课、算贷款，最好在私聊里，别人看不到。
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
zone-first = 先问一件事，免得夜里打扰你。
zone-which = “{ $name }”不止一处。你那边现在几点？
zone-alike = 我不认识“{ $name }”。是不是这里？
zone-unknown = 我不认识“{ $name }”。写一个附近的大城市就行。
zone-Asia-Shanghai = 北京、上海
zone-Asia-Hong-Kong = 香港
zone-Asia-Singapore = 新加坡
zone-Europe-London = 伦敦
zone-America-New-York = 纽约
zone-America-Los-Angeles = 洛杉矶
letter-due = { $due ->
    [1] 🔔 有 1 个要点该复习了，题目在这里：
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
before-done-all = <b>{ $of ->
    [1] 答对了。
   *[other] { $of } 道全对。
 }</b>有些内容你已经懂了。哪一课没有新东西，在第一张卡片上点“这个我已经懂了”就行。
before-done = <b>谢谢。</b>有些题很快就会清楚。学完这门课，我再问三道差不多的，你就能看到变化。
after-done = <b>这门课学完了，前后对比一下。</b>
later-done = <b>一个月过去了。</b>现在还记得的，以后也不容易忘。
after-before = 学之前，{ $of } 道题答对了 { $right } 道。
course-done = 🎓 整门课都学完了。
button-after = 三道题，看看有什么变化
button-skip = 跳过，直接上课 →
button-card = 📖 看看讲它的那张卡片
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
why-next = 《{ $course }》接下来：
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
certificate-lacks = 证书上写不出：{ $signs }。请换个写法，比如常用汉字或不带符号的拉丁字母。
certificate-no-name = 不写名字
certificate-not-yet = 学完整门课才有证书，还有几课没学呢。
certificate-heading = 结业证书
certificate-finished = 学完了课程
certificate-also = 结业证书：学完了课程《{ $course }》
certificate-about = 查验：用 /verify 把编号发给 @{ $username }
certificate-caption = 🎓 <b>{ $course }</b>，{ $date }学完。
certificate-check = 谁都可以查验：/verify { $code }
verify-how = 请发送 /verify 加上证书上的编号，比如 /verify ABCD-EFGH-JKMN。
verify-unknown = 没有这个编号的证书，请逐个字母核对一下。
verify-no-code =
    这不是证书编号。编号长这样：ABCD-EFGH-JKMN。

    光凭名字，我查不了人，我也不需要谁来代表我。有人用我的名义要钱、要验证码、要身份证号？那就是骗子。
verify-named = ✅ 证书是真的：<b>{ $name }</b> 于{ $date }学完《{ $course }》。名字是本人自己填的。它只说明学过，不等于可以向你要东西。
verify-nameless = ✅ 证书是真的：持有人于{ $date }学完《{ $course }》。证书上没有写名字。它只说明学过，不等于可以向你要东西。
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

## /loan：这笔钱到底多贵

command-loan = 算算一笔借款到底多贵
loan-intro =
    <b>这笔钱到底多贵？</b>

    用一句话把条件打出来，就像跟朋友说那样。我帮你算：一共要还多少，折合年化多少。也可以一步一步点着填。

    你在这里打的字，我都不保存。这里只算数，不替你做决定。
loan-example-1 = 借1万分12期，每期手续费0.6%
loan-example-2 = 借1万，日息万五，30天
loan-example-3 = 借5000，到手4500，6个月每月还900
loan-example-4 = 信用卡欠8000，最低还10%，日息万五
loan-build = 🧩 一步一步来
loan-again = ✏️ 再算一笔
loan-in-private = 借钱的事不用让大家都看到。请私聊我，我帮你算这笔钱到底多贵。
loan-leave = 不算了
loan-left = 好，先不算了。想再算的时候发 /loan。
loan-words-leave = 算了, 取消, 不算了, 不用了, 先不算了, 不要了, 停, 停止, 退出, 结束, 不了谢谢
loan-words-instead = 不是, 不对, 不, 错了, 说错了, 我说错了, 打错了, 其实, 改成, 换成, 应该是, 更正
loan-words-pointing = 那是, 那就是, 那就, 那要是, 是, 我说的是, 我是说, 我说
loan-words-filling = 是, 应该是, 分, 按, 改成, 每期, 每月, 每个月, 利率, 年化, 月息, 年息, 期限
loan-words-aside = 什么是, 什么意思, 啥意思, 区别, 解释, 骗, 投资, 理财, 炒股, 股票, 基金, 收益, 存钱, 存款, 还不上, 还不起, 还不了, 逾期了, 催收
loan-words-afford = 还得起吗, 还得起么, 还得起不, 还得起嘛, 还的起吗, 负担得起吗, 还得上吗, 还得起
loan-words-no-income = 没工作, 没有工作, 没收入, 没有收入, 没工资, 没有工资, 没上班, 没进账, 没有进账, 没钱进, 失业, 丢了工作
loan-words-legal = 合法吗, 合法不, 合法么, 合不合法, 违法吗, 违法么, 违不违法, 犯法吗, 违规吗
loan-legal = 一份合同合不合法，我没法替你下结论。当地的规定，我知道这些：
loan-gone = 你之前打的内容我这里已经没有了。我只临时记一小会儿，重启就忘。麻烦再打一遍。

loan-day = { $count }天
loan-week = { $count }周
loan-month = { $count }个月
loan-year = { $count }年
loan-years-months = { $years }{ $months }
loan-a-day = 每天
loan-a-week = 每周
loan-a-half-month = 每半个月
loan-a-month = 每月
loan-a-year = 每年
loan-every = 每{ $span }

loan-understood = <b>我的理解：</b>{ $what }
loan-is-equal = 借{ $amount }，{ $rate }，分{ $count }期，{ $rhythm }还一样多。
loan-is-equal-principal = 借{ $amount }，{ $rate }，分{ $count }期，{ $rhythm }还一样多的本金，再加剩余本金的利息。
loan-is-interest-only = 借{ $amount }，{ $rate }，分{ $count }期，{ $rhythm }只付利息，最后一期还全部本金。
loan-is-flat-once = 借{ $amount }，{ $span }后一次还清，外加手续费{ $fee }（{ $share }）。
loan-is-flat = 借{ $amount }，分{ $count }期，{ $rhythm }还一份本金，外加手续费{ $fee }（始终按最初本金的{ $share }收）。
loan-is-at-end = 借{ $amount }，{ $rate }，{ $span }后一次还清。
loan-is-given = 借{ $amount }，{ $rhythm }还{ $each }，共{ $count }期。
loan-is-given-uneven = 借{ $amount }，{ $rhythm }还一期，共{ $count }期：第一期{ $first }，最后一期{ $last }。
loan-is-given-once = 借{ $amount }，{ $span }后还{ $paid }。
loan-is-card-minimum = 欠{ $amount }，{ $rate }，每月只还最低：欠款的{ $share }。
loan-is-card-floor = 欠{ $amount }，{ $rate }，每月只还最低：欠款的{ $share }，不少于{ $floor }。
loan-is-card-fixed = 欠{ $amount }，{ $rate }，{ $rhythm }还{ $each }，直到还清。
loan-is-rate = { $rate }。
loan-also-deducted = 其中{ $amount }一开始就扣掉了。
loan-also-deposit = 另外自己先付{ $amount }，下面的金额不含这一笔。
loan-also-first = 一开始先付{ $amount }。
loan-also-fee = 每期另收{ $amount }。
loan-also-balloon = 最后再付{ $amount }。
loan-also-late = 逾期一次要多付{ $amount }。
loan-also-odd = 第一次还款在{ $span }之后。
loan-also-odd-grows = 第一次还款在{ $span }之后；这段时间的利息也算进去了。
loan-assumed-monthly = 没说多久还一次，先按每月算。
loan-assumed-yearly = 没说利率是按什么算的，先当年利率。
loan-assumed-equal = 没说怎么还，先按等额本息算：利息只算在还欠着的钱上。
loan-assumed-at-end = 没说怎么还，先按到期一次还清算。
loan-assumed-free-first = 只算了免息的那段时间；之后还欠着的，要按你说的利率收。
loan-assumed-fee-first = 没说费用什么时候交，先当一开始就交。
loan-assumed-first-now = 第一期当作下单时就付。
loan-assumed-apr-effective = APR按当地法律的口径（复利）算。
loan-assumed-no-floor = 你没说每月至少还多少，先当没有下限。
loan-assumed-per-base = 先按{ $amount }算，金额多少不影响年化。

loan-in-hand = 真正到手：<b>{ $amount }</b>
loan-owed-now = 现在欠着：<b>{ $amount }</b>
loan-in-all = 一共要还：<b>{ $amount }</b>
loan-each = 一共要还：<b>{ $amount }</b>（{ $count }期，每期{ $each }）
loan-uneven = 一共要还：<b>{ $amount }</b>（第一期{ $first }，最后一期{ $last }）
loan-cost = 成本：<b>{ $amount }</b>，是到手金额的{ $share }
loan-cost-card = 成本：<b>{ $amount }</b>，是现在欠款的{ $share }
loan-if-late = 要是晚了一期：成本{ $cost }，折合年化{ $rate }（复利）。
loan-takes = 要还：<b>{ $span }</b>
loan-effective = <b>年化 { $rate }（复利）</b>：利上加利。欧盟、英国说的APR就是它。
loan-nominal = <b>年化 { $rate }（单利）</b>：不算利上加利。美国说的APR是它（Z条例）。
loan-china = 国内要求按实际占用的本金折算年化：内部收益率（IRR）{ $effective }；写{ $nominal }的，必须注明是单利。
loan-why = <b>为什么？</b>{ $why }
loan-why-flat = 本金越还越少，平均下来你手里只有{ $held }的钱，手续费却一直按全部本金收。所以{ $share }折合年化约{ $nominal }，不是{ $naive }。
loan-why-deducted = 你按{ $amount }还钱，从第一天起手里却只有{ $received }。
loan-why-at-once = 分期本身不收钱，贵在一开始那{ $fee }：第一天就付了，而本金越还越少，平均下来你手里只有{ $held }的钱。所以折合年化约{ $nominal }，不是0%。
loan-why-equal = 每期都还掉一部分本金，利息只算在剩下的钱上。平均下来，你手里有{ $held }的钱。
loan-why-given = 你比到手的钱多还{ $share }，而平均下来手里只有{ $held }的钱，所以折合年化{ $nominal }。
loan-why-once = { $share }只是{ $span }的价钱。一年的时间是它的{ $times }倍，折合年化{ $nominal }。
loan-why-year = 这是全部本金、整段时间的价钱，到最后一次付清。
loan-why-free = 只要每期都按时还，就不花钱。
loan-why-interest-only = 本金到最后才还，所以利息一直不会变少。
loan-why-card = 欠得越少，最低还款也越少，所以怎么也还不完。要是每个月都坚持还第一个月的{ $each }，{ $span }就能还清，成本{ $cost }。
loan-why-card-fixed = 第一次还的{ $each }里，有{ $interest }是利息。多还一点，就早一点还清。
loan-why-rate = 一年有{ $times }个这样的周期，单利就是{ $nominal }；利上加利，就是{ $effective }。
loan-negative = 还的比到手的还少，利率成了负数。是不是漏了哪一笔？
loan-never = 🔸 <b>照这样还，永远还不清，或者一百年也还不清。</b>每期还的钱，差不多全被利息吃掉，甚至不够付利息。
loan-never-floor = 多数卡每月至少要还一个数，比如100。你的是多少？这样打给我：不少于100。
loan-no-rate = 这样收付，算不出唯一的年化利率。
loan-only-sums = 这里只算数，不替你做决定。
loan-facts = 📍 <b>{ $region }的规定</b>
loan-fact = { $text }<i>（{ $source }，{ $date }）</i>
region-cn = 中国内地
region-hk = 香港
region-sg = 新加坡
region-uk = 英国
region-eu = 欧盟
region-us = 美国
loan-where = 📍 看我所在地的规定
loan-where-ask = 你住在哪里？我告诉你那里的上限和披露要求。
loan-where-none = 那里暂时没有跟这笔相关的规定可说。

loan-complete = ➕ 补上金额或期限
loan-wrong = ✏️ 我不是这个意思
loan-wrong-ask = 哪里不对？点一下，或者换个说法再打一遍。
loan-wrong-type = 哪里不对？只打不对的地方就行，比如“24期”；或者换个说法，整个再打一遍。
loan-as-equal = 等额本息，利息按剩下的本金算
loan-as-flat = 手续费一直按最初本金收
loan-as-equal-principal = 等额本金，再加利息
loan-as-interest-only = 先息后本
loan-as-at-end = 到期一次还清
loan-as-year = 是年利率
loan-as-month = 是月利率
loan-as-day = 是日利率
loan-as-whole = 整个期间只收一次
loan-so-far = 目前：{ $text }
loan-need-offer = 这句话里我没找到借款条件。是多少钱？打一个数，或者用一句话把条件说完。
loan-need-amount = 是多少钱？打一个数。
loan-need-term = 借多久？点一下，或者打“18个月”“30天”这样。
loan-need-cost = 对方说的是哪一种？
loan-need-rate-period = 这个利率是按什么算的？
loan-need-schedule = 是分期慢慢还，还是到期一次还清？
loan-need-payment = 每月还多少？打一个金额，或者最低还款的比例，比如“10%”。
loan-welcome = 不客气。
loan-hello = 你好！
loan-compare-one = 我手里只有一个方案。把另一个打出来，我放在一起比。
loan-compare-later = 现在还比不了，条件我知道得不全。咱们一样一样来，一笔说全了，就能把另一笔放在旁边比。
loan-words-greeting = 你好, 您好, 你们好, 大家好, 嗨, 哈喽, 早上好, 下午好, 晚上好, 在吗, 啊, 呀
loan-words-comparing = 选哪个, 选哪家, 选哪一个, 哪个好, 哪个更好, 哪一个好, 哪个划算, 哪个更划算, 哪家划算, 哪家更划算, 哪家好, 哪个便宜, 哪个更便宜, 哪一家, 哪一个, 哪个合适
loan-below-nothing = 借款里不会有负数。
loan-too-large = 这个数太大了，我算不了。
loan-zero = 这里不能是零。
loan-need-clearer = 这些数凑不成一笔账：要么有两个数字对不上，要么中途条件会变。我不想瞎猜，麻烦再打一遍，把四件事说清楚：到手多少、每次还多少、隔多久还一次、一共还几次。
loan-need-shorter = 太长了，我读不完。请用一句话说说条件。
loan-choose = 这句话有{ $count ->
    [2] 两
   *[other] 三
}种读法。<b>你说的是哪一种？</b>
loan-choose-one = 不确定我读对了没有。<b>是这样吗？</b>
loan-choose-line = <b>{ $number }</b> · { $what }
loan-choose-left = 没算进去：{ $sums }。
loan-choose-yes = 是的
loan-choose-none = { $count ->
    [1] 不是
   *[other] 都不是
}：我重新写
loan-words-choose-0 = 不是, 都不是, 都不对, 不对, 不是的, 没有一个对
loan-words-choose-1 = 一, 第一, 第一个, 第一种, 前一种, 选1, 前面那个
loan-words-choose-2 = 二, 第二, 第二个, 第二种, 选2
loan-words-choose-3 = 三, 第三, 第三个, 第三种, 选3
loan-words-choose-yes = 是, 对, 对的, 是的, 没错, 是这样, 嗯
loan-in-parts = 分期慢慢还
loan-all-at-end = 到期一次还清
loan-cost-each = 每月还多少
loan-cost-fee = 每期手续费百分之几
loan-cost-yearly = 年利率
loan-cost-monthly = 月利率
loan-cost-once = 一次性的费用
loan-cost-total = 一共要还多少
loan-type-each = 每月还多少？打一个数。
loan-type-fee = 每期手续费是本金的百分之几？打一个数，比如0.6。
loan-type-yearly = 年利率百分之几？打一个数，比如12。
loan-type-monthly = 月利率百分之几？打一个数，比如1.5。
loan-type-once = 一次收多少钱？打一个数。
loan-type-total = 一共要还多少？打一个数。

loan-compare = ⚖️ 和另一个比一比
loan-compare-ask = 用一句话打出另一个的条件，我把它们放在一起比。
loan-compare-third = ⚖️ 再加第三个
loan-compare-title = <b>放在一起看</b>
loan-compare-offer = <b>{ $letter }</b> · { $what }
loan-compare-line = 到手{ $received }，一共还{ $paid }，成本<b>{ $cost }</b>
loan-compare-line-card = 现在欠{ $received }，一共还{ $paid }，成本<b>{ $cost }</b>
loan-compare-rates = 年化{ $effective }（复利），{ $nominal }（单利）
loan-compare-each = 第一期{ $first }，{ $span }后还完
loan-compare-cost = 总成本最低：{ $letter }。
loan-compare-rate = 年化（复利）最低：{ $letter }。
loan-compare-differ = 两个答案不一样，是因为金额或时间不一样。年化说的是钱有多贵，成本说的是你要多掏多少。
loan-which =
    <b>哪个好？</b>我不能替你定，你的日子我看不到。可以这样选：

    一、遇上钱紧的月份就还不起的，先划掉。
    二、剩下的里面，总成本最低的，给你留的钱最多。
    三、问清楚：晚还怎么算，提前还怎么算。
loan-which-month = 每月还得最少：{ $letter }（{ $amount }）。
loan-compare-hint = 还可以比一比：晚还会怎样，提前还又会怎样。

loan-afford = 🧮 我还得起吗？
loan-afford-income = 问你三个数，都不保存。先说：每个月到手收入多少？
loan-afford-fixed = 每个月必须花的有多少（房租、水电、学费、交通）？不算还债。
loan-afford-debts = 每个月还别的债要多少？没有就打0。
loan-afford-title = <b>我还得起吗？</b>
loan-afford-payment = 这一笔每个月大约要还{ $new }。
loan-afford-at-once = 这一笔要在一个月里一次还{ $new }。
loan-afford-share = 所有债加起来，占收入的<b>{ $share }</b>。
loan-afford-left = 剩下吃饭和别的开销：每月<b>{ $left }</b>。
loan-afford-short = 不够：每月还差<b>{ $short }</b>。
loan-afford-stress = 要是收入少两成：债占{ $share }，剩{ $left }。
loan-afford-stress-short = 要是收入少两成：债占{ $share }，每月差{ $short }。
loan-afford-no-line = 没有哪条线能说明这笔该借，你的日子我也看不到。
loan-afford-bands = 当地监管部门看的线：
loan-afford-options = <b>别的办法：</b>少借一点，或借久一点（看看成本会变多少）；问问现在付清能不能便宜；先攒；卖掉点东西；跟商家、学校、医院商量免息分期。
loan-afford-help = 已经还不上的话：早点跟放贷方谈，找免费的帮助。正规的帮助不会先收钱。
loan-afford-told = 我读到的：收入{ $income }，固定开销{ $fixed }，别的债{ $debts }。
loan-afford-which = 是{ $low }还是{ $high }左右？要一个数才能算。每个月不一样的话，就说少的那个。
loan-afford-number = 请打一个数，比如3000。
loan-afford-below = 这里不会是负数。
loan-afford-nothing =
    一分钱都没进账，借了就没有钱来还，这笔账算不出来。有没有别的进项：工资、补助、家里给的？一个月大概多少，打给我。

    要是都没有，先别借，找不收钱的帮助。

loan-settle = ⏩ 提前还清会怎样？
loan-settle-ask = 打算还到第几期就一次还清？一共{ $count }期。点一个，或者打期数。
loan-settle-range = 期数要在1到{ $last }之间。
loan-settle-title = <b>还到第{ $after }期就还清（共{ $count }期）</b>
loan-settle-line = 那一期要还{ $closing }，前后一共还{ $paid }，成本{ $cost }，少花{ $saved }。折合年化{ $rate }（复利）。
loan-settle-due = 要是合同规定剩下的手续费也要交完：一共还{ $paid }，成本{ $cost }，折合年化{ $rate }（复利），比按期还更贵。
loan-settle-given = 条件里没说成本怎么分摊，我按欠款均匀摊。
loan-settle-ask-lender = 先问清楚：提前还，哪些费用可以免，有没有违约金？
loan-lesson = 📖 { $lesson }

picture-loan-title = 这笔钱到底多贵
picture-loan-got = 真正到手
picture-loan-paid = 一共要还
picture-loan-cost = 成本
picture-loan-rate = 年化 { $effective }（复利）· { $nominal }（单利）
picture-loan-part = 还的本金
picture-loan-interest = 利息和费用
picture-loan-owed = 还欠着的
picture-loan-from-to = 第{ $from }到{ $to }期
picture-loan-start = 一开始
picture-loan-debt = 现在欠着
picture-loan-payment = 第{ $number }期
picture-compare-title = 放在一起看
# A lesson that nobody signed, where drafts are served
draft = 📝 草稿：还没有人审核。
