### 报错：学的人看到什么，组织者看到什么，以及来回的信。

## 卡片和题目下面

button-flag = ⚑ 这里有问题？
ticket-ask = ⚑ <b>哪里不对？</b>
ticket-kind-fact = 内容有误，或者过时了
ticket-kind-unclear = 看不懂
ticket-kind-key = 把错的答案当成对的
ticket-kind-words = 错别字，或者翻译不对
ticket-kind-link = 链接打不开
ticket-kind-else = 别的问题
ticket-kind-alarm = 这条消息其实是真的
ticket-kind-missed = 这条其实就是骗局
ticket-write =
    ⚑ <b>{ $kind }</b>

    愿意的话，用一句话写下哪里不对。名字、长号码和链接会先遮住，再给人看。
button-ticket-back = ← 返回
button-ticket-plain = 不写了，直接发
ticket-thanks = ✅ <b>谢谢你。</b>每一条都有人看，一般{ $days }天之内会在这里回复你。
ticket-thanks-kept = ✅ <b>谢谢你。</b>已经记下，留给写课的人看。
ticket-known = ⚑ 这个问题你{ $date }说过了，正等着回复，回复会发到这里。
ticket-enough = ⚑ 你已经帮我们找出不少问题了，谢谢！先等我们回复几条，再接着说。
ticket-text-only = 这里我只看得懂文字。请写一句话，或者点上面的“不写了，直接发”。
ticket-toast-gone = 这条报错已经不在了。

## 回信

ticket-letter = ✉️ <b>你{ $date }告诉我们：{ $kind }</b>
ticket-letter-about = 说的是《{ $title }》。
ticket-letter-wrote = 你写的是：<i>{ $words }</i>
ticket-letter-answered = <b>回复：</b>{ $words }
ticket-letter-corrected = <b>已经改好了。</b>多亏你，后面的人看到的就是对的了。
ticket-letter-removed = <b>这部分已经从课里拿掉了。</b>谢谢你告诉我们。
ticket-letter-left = <b>我们看过了，决定不改。</b>原因是：{ $words }
ticket-letter-helps = 这样清楚了吗？
button-ticket-helps = 👍 清楚了
button-ticket-not-yet = 还没有
ticket-helped = 👍 太好了，谢谢你！
ticket-reopened = ↩ <b>已经重新打开，</b>会有人再看一次。愿意的话，用一句话写下还差什么。
ticket-more-thanks = ✅ <b>谢谢你。</b>再看的人会读到这句话。

## 每种语言都备好的回复

ticket-ready-holds = 我们又对照来源查了一遍，内容没有错。课的最后列着这些来源，可以自己看看。
ticket-ready-clearer = 你说得对，这里确实不好懂，我们会改得更清楚。在那之前，先看课里的例子，最容易明白。
ticket-ready-depends = 两种说法都可能对，要看在哪个国家、合同怎么写。课里讲的是一般情况。你自己的事，以你的合同为准，可以请免费的咨询机构陪你一起看。

## 组织者

tickets-not-you = 报错由组织者来回复。你要是发现哪里不对，点卡片或题目下面的“⚑ 这里有问题？”就行。
tickets-none = <b>没有待回复的报错。</b>每一条都回复过了。
tickets-title = <b>待回复 { $tickets } 条</b> · 早的在前{ $overdue ->
    [0] {""}
   *[other] {" "}· ⏰ { $overdue } 条等太久了
 }
tickets-line = <b>{ $number }. { $kind }</b>{ $late ->
    [0] {""}
   *[other] {" "}⏰
 }
    《{ $title }》· { $tongue }
    { $people } · { $age }
ticket-people = { $people } 人
ticket-age = { $days ->
    [0] 今天的
    [one] 昨天的
   *[other] 等了 { $days } 天
 }
button-tickets-next = 晚一些的 →
button-tickets-before = ← 早一些的
button-tickets-all = 全部待回复
ticket-head = <b>{ $kind }</b> · { $people } · { $age }{ $late ->
    [0] {""}
   *[other] {" "}⏰ <b>等太久了</b>
 }
ticket-where = { $item } · { $tongue }
ticket-file = 文件：<code>{ $file }</code>
ticket-seen = <u>当时看到的内容（文本 { $wording }）</u>
ticket-now-changed = ✏️ 现在的内容已经不一样了。
ticket-now-same = 现在的内容还是这样。
ticket-now-gone = 🗑 现在已经没有这部分了。
ticket-wrote = <u>他们写的</u>
ticket-wrote-more = ……另外 { $more } 条在网页上
ticket-said-before = <u>之前回复过，但没解决</u>
ticket-answered-already = <u>已回复</u>
ticket-sources = 本课的来源
ticket-options = 当时的选项（✓ 算对）：
ticket-right-number = 正确答案：{ $answer }
ticket-feedback = 解释：{ $feedback }
button-ticket-others = 同一处还有 { $others } 条
button-ticket-answer = ✍️ 写一句回复
button-ticket-ready = 💬 用备好的回复
button-ticket-corrected = ✔️ 已经改好
button-ticket-left = 不改，因为……
ticket-compose-answered = ✍️ 用一条消息写下回复。会发给 { $people }，用{ $tongue }写，并附上这一课的链接。发出之前还会给你看一遍。
ticket-compose-left = 用一条消息写下为什么不改。会发给 { $people }，用{ $tongue }写。发出之前还会给你看一遍。
ticket-confirm = 这段话会发给 { $people }：
button-ticket-send = 发出
button-ticket-change = 重写
ticket-too-short = 太短了，请至少写几个字。
ticket-too-long = 写了 { $characters } 个字，最多 { $most } 个。请写短一些。
ticket-write-again = 你写的那条消息找不到了，请再写一遍。
ticket-ready-title = <b>三段备好的回复。</b>会按学的人自己的语言发出。
ticket-sent = ✅ 已发给 { $people }。
ticket-sent-nobody = ✅ 已回复。没有人会收到：他们删除了自己的数据，或者联系不上。
ticket-sent-partly = 有 { $unreachable } 人联系不上，等他们回来再告诉他们。
button-ticket-following = 下一条 →
ticket-colleague = <b>有人比你先回复了。</b>发出去的是他的，不是你的：
ticket-not-corrected = <b>现在的内容还是被报错的那一版。</b>请先改文件、签字，等新的内容上线，再回来点一次。
ticket-erased = 🗑 这条报错已经不在了。
ticket-state-open = 待回复
ticket-state-answered = 已回复
ticket-state-corrected = 已改好
ticket-state-left = 不改
tickets-overdue-letter = ⏰ <b>有 { $tickets } 条报错还没回复</b>，已经等了 { $days } 天以上。最早的一条是{ $date }来的。
button-tickets-look = 去看看

## 网页上

tickets-tab = 报错
tickets-tab-hint = 学的人说课里哪里不对，在这里回复。
tickets-page-title = 学的人报的错
tickets-page-intro = 每张卡片、每道题下面都可以报错。在这里回复，或者在聊天里用 /tickets，机器人会把回复带给他们。你看不到是谁报的。
tickets-show = 显示
tickets-show-open = 待回复
tickets-show-overdue = 等太久的
tickets-show-answered = 已回复
tickets-figure-open = 条待回复
tickets-figure-overdue = 条等了 { $days } 天以上
tickets-figure-median = 一半在这个时间内得到回复
tickets-figure-p90 = 十条里有九条在这个时间内
tickets-figures-over = 按最近 90 天里的 { $answered } 条首次回复算。
tickets-column-kind = 哪里不对
tickets-column-where = 在哪里
tickets-column-people = 人数
tickets-column-age = 等了多久
tickets-late = 等太久了
tickets-empty-open = 没有待回复的报错，每一条都回复过了。
tickets-empty-overdue = 没有等太久的。
tickets-empty-answered = 还没有回复过的报错。
ticket-page-of = { $kind }：《{ $title }》
ticket-page-seen = 当时看到的内容
ticket-page-text = 文本 { $wording }
ticket-page-item = 位置
ticket-page-file = 文件
ticket-page-tongue = 语言
ticket-page-wrote = 他们写的
ticket-page-wrote-nothing = 没有人写文字说明。
ticket-page-added = 收到回复以后：{ $words }
ticket-page-beside = 同一处其他待回复的
ticket-page-answers = 已有的回复
ticket-page-helped = 解决了
ticket-page-not-helped = 没解决
ticket-page-answer = 回复
ticket-page-how = 怎么处理？
ticket-page-how-answered = 回复
ticket-page-how-left = 不改，并说明原因
ticket-page-words = 你的话（{ $tongue }）
ticket-page-words-hint = 会原样发给 { $people }，并附上这一课的链接。写得简单些，不要替别人拿钱的主意。
ticket-page-send = 发出
ticket-page-ready = 用备好的回复
ticket-page-ready-hint = 会按每个人自己的语言发出。
ticket-page-ready-send = 发这一段
ticket-page-corrected = 已经改好
ticket-page-corrected-hint = 他们会知道已经改好了，并收到这一课现在的链接。
ticket-page-corrected-not = 等上线的内容和被报错的那一版不一样了，就可以在这里告诉他们。
ticket-page-corrected-send = 告诉他们
ticket-page-colleague = 有人比你先回复了，所以你的没有发出：“{ $words }”
audit-report-answered = 回复了报错
audit-report-corrected = 告知报错已改好
audit-report-left = 决定不改被报错的内容

button-flag-quiz = ⚑ 哪道题有问题？
ticket-which = 是哪一道题？
ticket-no-question = 找不到这道题，或者答案还没有公布。请等答题结束后再试。
hall-flag = ⚑ 这里有问题？到 Telegram 告诉我们
