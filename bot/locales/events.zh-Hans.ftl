### 活动与小组：扫码进来的人看到什么，组织者看到什么。

## 从链接进来

cohort-welcome =
    <b>欢迎！{ $partner }邀请你来学。</b>

    你已加入小组“{ $title }”。
cohort-again = <b>你在{ $partner }的小组“{ $title }”里。</b>
cohort-closed =
    <b>{ $partner }的“{ $title }”不再接收新成员了。</b>

    不进小组，这里的内容也都能学，全部免费。
cohort-cancelled =
    <b>{ $partner }的“{ $title }”取消了。</b>

    不参加活动，这里的内容也都能学，全部免费。
cohort-unknown =
    <b>没有找到这个邀请。</b>

    也许邀请码有一位写错了，可以问问给你邀请码的人。没有它，这里的内容也都能学。
cohort-where = 📅 { $when } · 📍 { $venue }
cohort-seen = 组织者只看得到有多少人参加、学得怎么样，看不到你是谁，也看不到你怎么答的；不满五个人时，连数字也不显示。随时可以退出：点这里，或发送 /privacy。
button-cohort-play = 🎯 加入正在进行的竞答
button-cohort-begin = ▶ 开始
button-cohort-course = ▶ { $course }
button-cohort-leave = 退出小组
cohort-left = 你已退出小组“{ $title }”。课可以照样学；想回来，再点一次原来的链接就行。
cohort-gone = 你已经不在那个小组里了。
cohort-news-moved =
    <b>{ $partner }的“{ $title }”改了时间或地点。</b>

    📅 { $when } · 📍 { $venue }
cohort-news-cancelled =
    <b>{ $partner }的“{ $title }”取消了。</b>

    原定{ $when }，{ $venue }。不参加活动，这里的课也可以照样学。
cohort-offer = 你参加了“{ $title }”的竞答。愿意留在它的小组里吗？后面的安排会发给你，组织者只看得到有多少人在学。
button-cohort-join = ➕ 加入小组“{ $title }”
privacy-cohorts = <b>你加入的小组。</b>组织者只看得到数字，看不到你：
privacy-cohort = • { $title }（{ $partner }），{ $since }加入
button-cohort-leave-one = 退出“{ $title }”
privacy-muted = 🔕 <b>你不收这些小组的消息：</b>
privacy-muted-one = • { $title }
button-cohort-hear = 🔔 重新接收：{ $title }
cohort-heard = 又能收到“{ $title }”的消息了。

## 组织者：列表

events-title = <b>活动</b>
events-none = 还没有活动。
events-no-partner = 活动要和合作方一起办：社区中心、学校、单位都行。先添加一个，再发 /event。
events-live = 🔴 { $title }
events-upcoming = { $date } · { $title }
events-cancelled = ✖ { $date } · { $title }
events-past-title = <b>以往的活动</b>
button-events-new = ＋ 新建活动
button-events-link = 🔗 只要一个链接，不办活动
button-events-past = 以往的活动
button-events-list = ‹ 全部活动
button-events-go-on = ✏️ 接着填：{ $title }
events-untitled = 还没填完
events-web = 网页上还有更多：/dashboard

## 组织者：一场活动

event-when = 📅 { $when }（{ $zone }）
event-venue = 📍 { $venue }
event-quiz = 🎯 竞答：{ $quiz }
event-course = 📖 课程：{ $course }
event-language = 🌐 { $spoken }
event-audience = 👥 { $audience }
event-everybody = 所有人
event-expected = 预计 { $expected } 人，{ $minutes } 分钟
event-programme = 🗂 系列：{ $programme }
event-code = 邀请码：<code>{ $code }</code>
event-came = 参加竞答：{ $played }；小组成员：{ $members }
event-few = 少于 5 人
event-no-one = 没有人
event-state-upcoming = 当天开始前一小时起，可以在这里开场。
event-state-live = 🔴 <b>到时间了。</b>
event-state-playing = 🔴 <b>正在进行：</b>{ $link }
event-state-playing-group = 🔴 <b>正在 Telegram 群里进行。</b>
event-state-past = 已经结束。
event-state-cancelled = ✖ <b>已取消。</b>
event-made = ✅ <b>建好了。</b>需要的都在这里：打印海报，或者把链接发出去。
event-changed = ✅ <b>改好了。</b>如果海报已经印了，看看上面的内容还对不对。把日历文件再发一遍，别人日历里的也会跟着改。
event-same = 没有改动。
button-event-poster = 🖨 海报（PDF）
button-event-picture = 🖼 海报（图片）
button-event-qr = ▦ 二维码
button-event-ics = 📅 日历文件
button-event-run = ▶ 开场
button-event-rehearse = 🎭 彩排
button-event-edit = ✏️ 修改
button-event-cancel = ✖ 取消活动
button-event-hall = 📽 在会场，用大屏幕
button-event-group = 👥 在 Telegram 群里
event-where = <b>大家在哪里？</b>有大屏幕的，扫码进来，用自己的手机答；在群里的，题目以投票的形式发出来。
event-rehearse-where = <b>彩排。</b>由虚拟的参加者来答，什么都不计入。
event-quiz-gone = 这场活动的竞答已经不在了，请用“修改”另选一个。
event-no-quiz = 这场活动没有竞答，大家学的是课程“{ $course }”。把海报亮出来，请大家扫码。
event-busy = 这里还开着另一场竞答。先结束它，再开这一场。
event-too-soon = 开始前一小时起才能开场。在那之前可以彩排。
event-run-other = 这个链接是给活动的工作人员用的。给本群来一场竞答：/quiz
event-cancel-sure = <b>取消“{ $title }”？</b>小组里的人会收到消息，再点开链接的人也会看到。取消后不能恢复。
button-event-cancel-yes = 确定取消
button-event-keep = 不取消
event-qr-caption = { $title }：{ $link }
event-poster-caption = “{ $title }”的海报，一页 A4。请按整页大小打印。
event-ics-caption = “{ $title }”的日历文件。打开就能加入日历，也可以转发。

## 组织者：填写

plan-new = <b>新建活动</b>
plan-link = <b>给学校或单位的链接</b>
plan-edit = <b>修改活动</b>
plan-ask-partner = 是哪个合作方办的？
plan-ask-title = 活动叫什么？起一个大家一看就懂的名字，比如“识破骗局一小时”。
plan-ask-title-link = 小组叫什么？比如“山下中学初三班”。
plan-ask-zone = 活动在哪座城市？我好知道那边几点。点一个，或者输入城市名。
plan-ask-day = 哪一天？点一个，或者直接写：“12月3日下午3点”“周六15:00”。
plan-ask-at = { $day }。几点开始？点一个，或者直接写：“15:00”“下午3点”。
plan-ask-venue = 在什么地方？怎么写，海报上就怎么印。
plan-ask-quiz = 现场用哪一套竞答？
plan-ask-course = 大家回去在手机上学哪一门课？
plan-ask-course-link = 大家学哪一门课？
plan-ask-language = 用什么语言？
plan-ask-audience = 给谁办的？
plan-ask-expected = 预计多少人？点一个，或者输入数字。
plan-ask-minutes = 大约多长时间？点一个，或者输入分钟数。
plan-ask-programme = 同一系列的活动可以放在一起比较。请输入系列名。现在是：“{ $programme }”。
plan-check = <b>这样对吗？</b>
plan-both = 两种语言
plan-no-quiz = 没有竞答，只学课程
plan-no-course = 不学课程
plan-any-course = 随大家选
plan-which = 是哪一个？
button-plan-again = 🔁 和上次一样：{ $title }
button-plan-back = ‹ 返回
button-plan-drop = 不要了
button-plan-make = ✅ 建立
button-plan-save = ✅ 保存
button-plan-keep = 不改了
button-plan-title = 名称
button-plan-when = 日期和时间
button-plan-zone = 时区
button-plan-venue = 地点
button-plan-quiz = 竞答
button-plan-course = 课程
button-plan-language = 语言
button-plan-audience = 给谁办
button-plan-expected = 多少人
button-plan-minutes = 多长时间
button-plan-programme = 系列
button-plan-partner = 合作方
event-meanwhile = 这期间，你的同事改过这场活动。
event-line = { $what }：{ $now }
event-meanwhile-yours = { $what }：{ $now }。你填的是：{ $yours }
event-meanwhile-now = 你的改动还没有保存。现在保存，以你改的为准，其余的保持同事改过的样子。
plan-dropped = 已丢掉，什么也没有建立。
plan-kept = 没有改动。
plan-today = 今天
plan-tomorrow = 明天
plan-toast-gone = 这份已经建好或丢掉了。发送 /event 继续。

## 输入有误时

amiss-missing = 这一项还没填。
amiss-title-long = 印在海报上有点长，最多 { $most } 个字。
amiss-venue-long = 印在海报上有点长，最多 { $most } 个字。
amiss-programme-long = 有点长，最多 { $most } 个字。
amiss-unread = 没看懂“{ $said }”是哪天几点。可以写“12月3日下午3点”“明天15:00”或“2026-12-03 15:00”。
amiss-no-day = 日历上没有“{ $said }”这一天，请再看看日期。
amiss-no-time = 那天没有“{ $said }”这个时间。可以写“15:00”或“下午3点”。
amiss-other-day = “{ $said }”里的星期和日期对不上，是哪一天？
amiss-past = 这个时间已经过去了，请写一个还没到的时间。
amiss-far = 离现在两年多了，请再看看年份。
amiss-expected-range = 请输入 1 到 { $most } 之间的数字。
amiss-minutes-range = 请输入 { $least } 到 { $most } 之间的分钟数。
amiss-unknown = 这一项已经不在了，请重新选。
amiss-nothing = 竞答和课程至少选一样，大家才有事可做。
amiss-zone-unknown = 不认识“{ $said }”。写一个附近的大城市就行。

## 海报

poster-scan = 用手机相机扫一扫
poster-code = 或在 Telegram 里把这个码发给 @{ $bot }
poster-one = 小课和竞答，讲贷款和骗局。
poster-two = 免费，什么也不卖。
poster-three = 不用姓名、手机号和身份证号。

## 不办活动的链接

cohort-link-made = ✅ <b>建好了。</b>把链接发给大家，或者打印海报。
cohort-members = 小组成员：{ $members }
cohort-shut = 门已关上：链接不再让人进来。
button-cohort-close = 🚪 关门，不再收人
button-cohort-open = 🚪 重新开门
links-title = <b>不办活动的链接。</b>给学校或单位用：点开链接的人就进了它的小组。
button-links-new = ＋ 新建链接
plan-day = { $date }{ $weekday }
plan-option = { $year }年{ $day } { $time }
event-full = { $date }{ $weekday } { $time }

## 活动网页

events-tab = 活动
events-tab-hint = 筹备一场活动，打印海报，现场开场
events-page-intro = 在某个时间、某个地点办的一场活动。大家用自己的手机扫码进来。
events-page-new = 新建活动
events-page-none = 还没有活动。新建一场只要两分钟，会得到邀请码、海报和日历文件。
events-page-none-of = 这个合作方还没有活动。
events-page-report = 报告
button-event-report = 📊 到管理页看报告
events-page-to-report = 看报告
events-page-rehearse-hint = 还来得及彩排：由虚拟的参加者来答，什么都不计入。
events-page-live = 现在
events-page-upcoming = 即将开始
events-page-past = 以往
events-phase-cancelled = 已取消
events-page-programmes = 系列
events-page-programmes-hint = 把同一系列的活动放在一起比较。
events-page-sessions = { $many }场
events-page-all = ‹ 全部活动
events-page-cancelled = 这场活动已取消。再点开链接的人会看到。
events-page-now = 竞答正在进行。
events-page-screen = 打开大屏幕
events-page-in-group = 在一个 Telegram 群里进行。
events-page-time = 到时间了，现在就可以开场。
events-page-run = 开场
events-page-before = 开始之前
events-page-run-hint = 大屏幕会在这里打开，请投到投影仪上。用它可以主持，在你和机器人的对话里也可以。
events-page-run-hall = 在这里开场，用大屏幕
events-page-run-group = 在 Telegram 群里开场
events-page-before-hint = 开始前一小时起可以开场。在那之前可以彩排：由虚拟的参加者来答，什么都不计入。
events-page-rehearse = 用虚拟参加者彩排
events-page-no-quiz = 这场活动没有竞答，大家扫码后在手机上学课程。
events-page-facts = 活动安排
events-page-edit = 修改
events-page-again = 照样再办一场
events-page-cancel = 取消活动
events-page-joined = 已加入的人
events-page-came = 到场情况
events-page-expected = 预计人数
events-page-played = 参加竞答
events-page-members = 小组成员
events-page-group = 它的小组：提问和提醒
events-page-programme = 系列
events-page-programme-hint = 同一系列的活动可以放在一起比较：来了多少人，学到了多少。
events-page-programme-as = 目前只有这一场。下一场用同样的系列名，或者选一个已有的。
events-page-programme-name = 系列的名称
events-page-programme-save = 保存系列
events-page-programme-title = 用活动的名称：{ $title }
events-said-programme = 已归入系列“{ $programme }”。
events-page-compare = 比较这个系列的各场活动
events-page-paper = 邀请码、链接和海报
events-page-link = 链接
events-page-copy = 复制链接
events-page-code = 可以输入的邀请码：
events-page-code-alt = 链接的二维码
events-page-poster = 可打印的海报，一页 A4
events-page-calendar = 日历
events-page-ics = 日历文件（.ics）
events-form-new = 新建活动
events-form-edit = 修改活动
events-form-wrong = 有 { $many } 处需要再看看，填过的内容都在。
events-form-choose = 请选择
events-form-title-hint = 怎么写，海报上就怎么印，比如“识破骗局一小时”。
events-form-day = 日期
events-form-at = 开始时间
events-form-zone = 按哪里的时间
events-form-town = 其他城市
events-form-town-hint = 列表里没有时填写。
events-form-venue-hint = 怎么写，海报上就怎么印。
events-form-course-hint = 活动之后大家接着学的课程。
events-form-expected = 预计人数
events-form-minutes = 分钟
events-form-programme-hint = 同一系列的活动可以互相比较。不填就用活动名称。
events-form-make = 建立活动
events-form-save = 保存
events-form-back = 返回
events-two-readings = “{ $said }”有两种读法，请写成 2026-12-03 或 15:00 这样。
events-zone-several = 有好几处：{ $among }。请把国家也写上。
events-busy = 你和机器人的对话里还开着另一场竞答。先结束它，再回来。
events-cancel-title = 取消“{ $title }”？
events-cancel-text = 小组里的人会收到消息，再点开链接的人也会看到。取消后不能恢复。
events-said-made = “{ $title }”建好了。可以打印海报，也可以把链接发出去。
events-said-changed = 改好了。如果海报已经印了，看看上面的内容还对不对。
events-said-same = 没有改动。
events-said-cancelled = 活动已取消。
events-said-too-late = 在你操作之前，这场活动已经取消，所以什么也没有改动，也没有开始。
events-programme-intro = 这个系列的各场活动，最近的在前。
events-programme-learned = “竞答正确率”是现场竞答答对的比例；“提高”是学完课程比学之前多会了多少个百分点。没有测过、人太少会认出是谁，或者不在最近二十场之内的，用横线表示。
events-programme-table = 这个系列的各场活动
events-programme-session = 场次

## 小组网页

cohorts-tab = 小组
cohorts-tab-hint = 谁是从哪个链接来的；给学校和单位的链接
cohorts-page-intro = 从同一个链接进来的人是一个小组。你能看到有多少人、学得怎么样，看不到是谁。
cohorts-page-new = 新建给学校或单位的链接
cohorts-page-none = 还没有小组。每场活动有一个小组，每个链接也有一个。
cohorts-page-none-of = 这个合作方还没有小组。
cohorts-page-all = ‹ 全部小组
cohorts-page-shut = 已关门
cohorts-page-of-event = 来自活动
cohorts-page-of-link = 来自链接
cohorts-page-members = { $members }
cohorts-page-about = 关于这个小组
cohorts-page-people = 人数
cohorts-page-event = 去看它的活动
cohorts-page-close = 关门，不再收人
cohorts-page-open = 重新开门
cohorts-page-door-hint = 关门后，链接不再让人进来；已经在里面的人不受影响。
cohorts-said-made = “{ $title }”的链接建好了。
cohorts-said-shut = 门已关上。
cohorts-said-open = 门又开了。
button-group-habits = ⚙️ 提问和提醒
button-group-start-bot = 开场题：问
button-group-start-none = 开场题：不问
button-group-pace-own = 提醒：各人自己定
button-group-pace-group = 提醒：跟小组
button-group-page = 选哪道题、哪几天：在网页上
cohort-start-on-page = 在网页上选好的
cohort-habits = 提问和提醒
cohort-habits-change = 修改
cohort-start = 开场题
cohort-start-hint = 谁加入小组，先答一道题，只是看看，不计分。
cohort-start-no-course = 开场题来自小组学的课程，这个小组还没有选课程。
cohort-start-bot-pick = 由机器人来选
cohort-start-bots = 机器人会选这道
cohort-start-or = 或者从《{ $course }》里选一道。学课程之前人人都要答的那三道，不在其中。
cohort-start-bot = 由机器人选：{ $asks }
cohort-start-this = { $asks }
cohort-start-none = 不问
cohort-start-amiss = 这道题已经没有了，请另选一道。
cohort-delays = 过后的小题
cohort-delays-hint = 每次两道小题，只发给同意的人，好看看大家记住了什么。
cohort-delays-untaught = 这个小组既没有课程也没有竞答，暂时没有可问的。
cohort-delays-agreed = 已经同意的人，同意的是当时的日子。去掉一个日子，那次小题就不再发给任何人；加上一个日子，只发给今后同意的人。
cohort-delays-after = { $delays }
cohort-delays-none = 不问
cohort-delays-amiss = 只能在这四个日子里选。
cohort-delay-1 = 第二天
cohort-delay-7 = 一周后
cohort-delay-30 = 一个月后
cohort-delay-90 = 三个月后
cohort-pace = 提醒
cohort-pace-hint = 每位成员学完第一课后，会问他要不要跟着小组的日子来。已经设了提醒的人不受影响。
cohort-pace-own = 各人自己定
cohort-pace-on = 小组有固定的日子
cohort-pace-group = { $days } { $hour }
cohort-pace-hour = 钟点
cohort-pace-hour-hint = 按每个人自己那边的时间。没有另选时间的人，过后的小题也在这个钟点发。
cohort-pace-amiss = 至少选一天，再选一个白天的钟点。
cohort-said-set = 已保存。
cohort-said-same = 没有改动。
cohorts-form-intro = 把链接发出去，或者贴出它的海报。点开链接的人就进了这个小组。
cohorts-form-title = 小组名称
cohorts-form-title-hint = 成员会看到，比如“山下中学初三班”。
cohorts-form-make = 建立链接
events-when = { $when }（{ $zone }）
