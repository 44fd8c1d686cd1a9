### 查一条消息。可用 Telegram 的 HTML：<b>、<i>、<code>。

command-check = 这条消息是不是骗局
command-about = 谁在运营我，怎么认出冒牌货
check-how =
    <b>这条消息是不是骗局？</b>

    把它转发给我，粘贴过来，或者发 /check 加上内容。图片里的字，打出来，或者写在图片说明里一起发。

    我只看有没有危险信号，不打开链接，也不保存内容。
check-how-group =
    <b>这条消息是不是骗局？</b>

    在群里，回复那条消息，打 /check 就行。不想让别人看见，就私聊发给我。

    我只看有没有危险信号，不打开链接，也不保存内容。
check-signs = { $signs ->
   *[other] 🔶 <b>有 { $signs } 个危险信号。</b>
 }
check-looks-like = 很像：<b>{ $kind }</b>。
check-sign = • “{ $quote }”：<b>{ $name }。</b>{ $why }
check-sign-plain = • <b>{ $name }。</b>{ $why }
check-more = ……另外还有 { $more } 个，分量轻一些。
check-runs = <b>套路：</b>{ $runs }
check-instead = <b>真的会怎么做：</b>{ $instead }
check-now = <b>现在：</b>{ $now }
check-instead-any = 真银行、真机构都让你自己核实：打开官方应用、去柜台，或打你手里原有的电话。
check-now-any = 别点、别打、别付钱、别回复。自己查到官方电话，打过去问。
check-none = ▫️ <b>没看到已知的危险信号。</b>
check-none-means =
    这不等于安全：骗局我知道很多，但不是全部。要是对方

    • 要验证码、密码、银行卡，或让你共享屏幕
    • 让你先交钱，或转到新账户
    • 催你快点，或叫你别告诉别人
    • 给的链接、电话不是你卡上那个

    那就危险了。涉及钱和个人信息，请打你手里原有的电话核实。
check-noticed = 这一处多看一眼：
check-cut = 消息太长，我只看了开头和结尾。
check-limits = 我是按字句判断的，可能会错。链接没有打开，内容没有保存。
check-speaks-of = 它像是在提醒防骗，或者在讲一件骗案。可这证明不了是谁发的：真通知连同里面的提醒，骗子都能照抄。要问，打银行卡背面的电话，别打消息里的。
check-link-hidden-name = 网址被遮住的链接
check-link-hidden-why = 这里看不到网址，通向哪里，我没法说。
check-offer = 这是别人发给你的消息吗？我可以帮你看看有没有骗局的信号。
check-offer-yes = 🔎 看一看
check-gone-text = 那条消息找不到了，请再发一次。
check-nothing-to-read = 里面没有我能读的字。请把内容打在 /check 后面。
check-unready = 这里的检查功能暂时用不了。拿不准，就打银行卡背面的电话问。
button-gone = 💸 钱已经转走了
button-learn-from = 🤝 让别人也有个提防
button-lesson = 📖 { $lesson }
button-check-back = ← 回到检查结果
gone-title = <b>头一个小时最要紧。你不是一个人。</b>
gone-steps =
    1. <b>马上打给银行：</b>“我被骗了，请拦下这笔转账，锁住账户。”时间、金额、收款人先备好。
    2. <b>报警：</b>把收款账户告诉警察。
    3. <b>改密码：</b>对方见过的都改，先改邮箱。他让你装的软件，卸掉。
    4. <b>留证据：</b>消息、号码、转账记录都留着，一条别删。
    5. <b>告诉一个人。</b>这不丢人。

    这时候说“交点钱就帮你追回来”的，是下一个骗子。
gone-where = 你在哪里？
gone-calls = <b>{ $region }：打给谁</b>
gone-sources = 来源：{ $sources }
learn-ask =
    <b>可以留下它，好提醒别人吗？</b>

    只留下面这些，不带你的名字，也和你没有任何关联：

    { $text }

    请看看里面还有没有个人信息。因为没有记录它是谁发的，以后我也没法替你找出来删掉。
learn-yes = 可以，就这样留下
learn-no = 不用了
learn-thanks = 谢谢。按你看到的样子留下了，会用来提醒别人。
learn-not = 好的，什么也没留。
about =
    <b>我是谁，我从不做什么</b>

    我讲贷款和防骗。我从不要钱、验证码、密码、银行卡号和身份证号，不发软件；你没订提醒，我也不会先找你。

    { $operator }

    <b>真的是我吗？</b>我的名字是 @{ $username }，一个字母也不差。证书可以用 /verify 查；人查不了，我也不需要谁来代表我。用我的名义要东西的，都不是我：发给 /check 看看。
about-operator = <b>谁在运营：</b>{ $who }
about-nobody = <b>谁在运营：</b>还没有写明。请问把我介绍给你的人；不愿告诉陌生人的事，也别告诉我。
