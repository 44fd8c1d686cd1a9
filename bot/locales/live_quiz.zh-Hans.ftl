### 现场答题：群里玩，或者在有大屏幕的会场里玩。

command-quiz = 群里或会场里的现场答题
command-rehearse = 用模拟玩家试一场
button-live-quiz = 🎯 和本群一起答题
button-live-group = 👥 在群里
button-live-hall = 📽 在会场，有大屏幕
live-where =
    <b>全场一起答题</b>

    人在哪儿？在群里，题目以投票的形式发出；在会场，题目发到每个人的手机上，其余的看大屏幕。
live-which =
    <b>选哪一套题？</b>

    { $place ->
        [group] 谁答了题，谁就算参加。成绩只留在本群。
       *[hall] 我会给一个加入码，大家扫码或输入就能进来。
    }
live-which-rehearsal =
    <b>彩排：选哪一套题？</b>

    由模拟玩家来答，什么都不算数。
live-quiz-line = { $quiz } · { $questions }题 · { $minutes }分钟
live-draw = 🎲 从课程里抽题：{ $of }
live-draw-loans = 借钱
live-draw-scams = 防骗
live-draw-all = 全部
live-drawn = 混合抽题
live-drawn-loans = 借钱抽题
live-drawn-scams = 防骗抽题
button-live-language = 🌐 { $name }
live-both = 中英双语
live-busy = 这里正在答题。这一套要不要排在后面？
button-live-queue = 好，排在后面
live-queued = 好的。这一场结束后就开始“{ $quiz }”。
button-live-withdraw = ↩ 不玩这场了
live-withdrawn = “{ $quiz }”已取消，不会开始。
live-rehearsal = 🎭 <b>彩排。</b>带🤖的是模拟玩家，什么都不算数。
live-load-group = 在群里，这套题大约发{ $calls }条消息，最忙的一分钟{ $busiest }条。Telegram每分钟最多允许20条。{ $over ->
    [yes] 会被限速：请把每题时间调长，或者减少题数。
   *[no] 没问题，多少人玩都一样。
 }
live-load-hall = 在会场，30个人用聊天软件答题大约要{ $calls }次调用，一道题在{ $spread }秒内送到每个人手上。300人要{ $many }秒，每个人都从题目送到时才开始计时。用网页答题没有这个限制。

## 等人

live-lobby =
    🎯 <b>{ $quiz }</b>

    { $questions }道题，大约{ $minutes }分钟。{ $scoring ->
        [speed] 答对才算数；答对一样多的，再看谁快。
       *[accuracy] 只看对错，不用赶时间。
    }
live-in-room = <b>已到（{ $many }）：</b>{ $names }
live-in-room-nobody = 还没有人。点下面的按钮，或者直接答第一题也行。
live-and-more = 还有{ $more }人
live-begins = 大约{ $minutes ->
    [0] 半分钟
   *[other] { $minutes }分钟
 }后自动开始，主持人也可以点“开始”。
live-no-pin = 我没有置顶的权限。想让这条消息留在上面，请给我“置顶消息”的权限。
button-live-join = ✋ 我参加
button-live-team = { $team }队
button-live-table = { $team }号桌
button-live-start = ▶ 开始
button-live-more-minute = 再等1分钟
button-live-settings = ⚙ 设置
button-live-back = ‹ 返回
button-live-scoring = { $scoring ->
    [speed] 同分比快 ✓
   *[accuracy] 只看对错 ✓
 }
button-live-teams = { $teams ->
    [none] 不分队
    [picked] 自己选队：{ $count }队
    [tables] 按桌：{ $count }桌
   *[random] 随机分队：{ $count }队
 }
button-live-extra = ⏳ 给某人多一点时间
button-live-cohost = 🤝 添加协办人
button-live-remove = 🚪 请某人离开
button-live-cancel = ✖ 结束答题
live-who-extra = 给谁多一点时间？别人看不到。
live-who-cohost = 谁可以和你一起主持？
live-who-remove = 请谁离开？
live-nobody-to-choose = 还没有人进来。
live-toast-in = 你已加入。
live-toast-in-already = 你早就在里面了。
live-toast-team = 你在{ $team }队。
live-toast-host = 只有主持人和群管理员可以操作。
live-toast-not-now = 现在不能这样做。
live-toast-over = 这场答题已经结束。
live-toast-removed = 你不能参加这场答题。
live-toast-longer-lobby = 多等一分钟。
live-toast-longer-now = 加十秒。
live-toast-longer-next = 投票开始后，Telegram的计时改不了。从下一题起每题多十秒。
live-toast-longer-board = 多停一会儿。
live-toast-paused = 这题之后我先停一停。
live-toast-cohost = { $name }也可以主持了。
live-toast-gone = 已请{ $name }离开。
live-toast-extra = { $name }：{ $extra }%的时间。
live-toast-skipped = 这题跳过，谁都不计分。
live-nobody-came = 没有人参加，我先关了。发 /quiz 可以再开一场。

## 题目与榜单

live-question-of = 第{ $at }题，共{ $of }题
live-look-above = 第{ $at }题，共{ $of }题：题目见上
live-reply-number = 请回复这条消息，写一个数字。
live-seconds = 限时{ $seconds }秒。
live-answer-is = ✅ { $answer }
live-right-count = { $answered }人作答，{ $right }人答对
live-nobody-answered = 没有人作答。
live-top = <b>前五名</b>
live-board-line = { $rank }. { $name } · { $points }分 · { $right }/{ $asked }
live-late = 从第{ $at }题加入
live-teams-title = <b>各队</b>（队员平均分）
live-team-line = { $rank }. { $team } · { $points }分
live-skipped = 这题跳过，谁都不计分。
live-next-soon = 下一题马上来。
live-last-board = 这是最后一题，成绩马上公布。
live-paused = ⏸ 暂停中，等主持人继续。
button-live-next = 下一题 ▶
button-live-pause = ⏸ 暂停
button-live-resume = ▶ 继续
button-live-skip = ⏭ 跳过
button-live-longer = 加10秒
live-need-polls = 我在这里发不了题：需要“发送投票”的权限。请群管理员在群设置里给我，然后点“继续”。
live-hindered = “{ $quiz }”的下一题暂时发不出去。答题停在群里，什么都没丢。点“继续”再试一次。
live-ended-removed = 我被移出了群，那里的答题就此结束。之前的答案都还在。

## 结束

live-podium-players = { $players }人参加
live-podium-share = 正确率{ $share }%
live-podium = 🏁 <b>{ $quiz }</b>

    { $players }人参加，{ $questions }道题，全场正确率{ $share }%。
live-podium-place = { $rank }. { $name }：{ $points }分，{ $asked }题对{ $right }题
live-stopped = 主持人结束了答题。
live-nobody-played = 没有人答过题，所以没有成绩。
button-live-own = 看我的成绩
button-live-again = 再来一场
live-result =
    <b>{ $quiz }</b>

    { $asked }题里你答对{ $right }题，{ $players }人中排第{ $rank }。
live-result-all = 全对！知道的也会隔一阵再来问你一次，免得忘了。
live-result-missed = 没答对的，{ $lessons ->
    [1] 这一课里讲了，三分钟：
   *[other] 这几课里都讲了，每课三分钟：
 }
live-result-none = 那场答题里你没有作答。
live-result-where = 是哪一场？我没找到你的成绩。

## 会场

live-hall =
    🎯 会场答题：<b>{ $quiz }</b>

    1. 在电脑上打开下面的地址，按F全屏（这个地址只给你，能控制答题）：
    { $link }

    2. 大家扫屏幕上的码，或者把加入码发给我：<b>{ $code }</b>

    3. 人到齐了就点“开始”。
live-hall-in = 已到：{ $many }人
live-hall-now = <b>第{ $at }题，共{ $of }题</b> · { $phase ->
    [open] 正在作答，{ $answered }人已答
   *[shown] 已公布答案
 }
live-hall-over = <b>答题结束。</b>{ $players }人参加，成绩看大屏幕。
live-joined =
    <b>你已加入：{ $quiz }</b>

    你在场内的名字是<b>{ $name }</b>。想换一个，直接打字发给我。

    题目会发到这里，其余的请看大屏幕。
live-renamed = 你在场内的名字改为<b>{ $name }</b>。
live-name-refused = 这个名字不适合上大屏幕。请换一个，最多24个字。
live-out-of-room = 主持人没有让你继续参加。
live-no-game = 没有找到加入码为{ $code }的答题。请再看一眼大屏幕。
button-live-time = ⏳ 时间：{ $extra }%
button-live-leave = 退出
button-live-page = 用网页答题
live-left = 你已退出。想回来，再发一次加入码就行。
live-before-right = ✅ 上一题：答对了。
live-before-wrong = 🔸 上一题的答案是{ $answer }
live-before-none = 上一题的答案是{ $answer }
live-chosen = 你选了<b>{ $answer }</b>。请看大屏幕。
live-late-answer = 时间到了。下一题马上来。
live-type-number = 请输入一个数字。
live-name-first = 快乐的,安静的,明亮的,金色的,小小的,勇敢的,早起的,温暖的,绿色的,机灵的,银色的,幸运的,从容的,蓝色的,热心的,圆圆的
live-name-second = 茶壶,灯笼,风筝,雪梨,单车,纽扣,云朵,汤勺,小鼓,梯子,竹篮,口哨,石子,雨伞,蜡烛,麻雀
live-name = { $first }{ $second }
