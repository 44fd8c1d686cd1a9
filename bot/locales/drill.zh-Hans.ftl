### 防骗演练：把骗局从头到尾走一遍。

command-drill = 防骗演练：跟编出来的骗局过过招
button-practise = 🎭 演练一下
button-drill = 🎭 演练：{ $drill }
drill-title = 🎭 <b>防骗演练</b>
drill-about = 骗局真来的时候是什么样？在这里走一遍，全是编的。对方会发消息，会催你，也会夸你。怎么办，你来选。不会真丢一分钱，想停点一下就停。
drill-none = 还没有可以演练的内容，先去上课吧。
drill-mark = 🎭 <i>演练 · 不是真的</i>
drill-common = 常见于：{ $regions }
drill-how =
    <b>怎么玩：</b>对方发来消息，你点按钮回应。演练里的每条消息都带着 🎭。想怎么选就怎么选，选错也没关系，最后会告诉你，事情是在哪一步转的弯。

    <b>现在就来</b>大约五分钟。<b>用一天慢慢来</b>更像真的：消息隔几个小时才来，夜里不打扰。
drill-now = ▶ 现在就来，约5分钟
drill-day = 🕰 用一天慢慢来
drill-hour = 你那边现在几点？点一下，夜里就不会打扰你。这个时间只用在这次演练里。
drill-others = 全部演练
drill-begun = 演练开始。带 🎭 的都是编的。别在这里输入真的验证码或密码。
drill-stop = ✋ 结束演练
drill-you = <b>你：</b>{ $words }
drill-later = 下一条消息大约{ $hours }小时后到。
drill-waits = 对方在等你。你怎么办？
drill-in = 你正在演练：{ $drill }
drill-comes = 下一条消息马上就到。
drill-comes-later = 下一条消息过几个小时才来，可能要等到明早。先忙你的吧。
drill-typed = 这是演练，请点按钮回应。你刚才输入的内容我没有保存。
drill-safe = 🟢 <b>一分钱没丢。</b>
drill-hurt = 🟡 <b>丢了一些，剩下的你保住了。</b>
drill-lost = 🔴 <b>要是真的，这笔钱就没了。</b>好在是演练，什么也没丢，它怎么一步步来的，你也看清了。
drill-over = 🎭 演练结束。刚才的一切都不是真的。
drill-unfinished = 你中途离开了。
drill-turned = 事情是在这里转的弯
drill-wanted = 对方每一步想要什么
drill-ends-it = 什么时候都管用的一招
drill-steps = 要是真的碰上了
drill-stopped = 你叫了停，这没什么。真碰上时也一样：谁也不欠对方一个回复。
drill-left = 你一直没回，对方就放弃了。真碰上时这招也管用：不理他，他什么也拿不到。
drill-lesson = 📘 { $lesson }
drill-again = 🔁 再来一遍
drill-toast-chosen = 这一步你选过了，以第一次为准。
drill-toast-over = 这次演练已经结束，都不是真的。
drill-toast-one = 你还在另一个演练里。发 /drill 接着来，发 /cancel 结束它。
drill-toast-gone = 这个演练已经不在了。发 /drill 换一个。
region-CN = 中国内地
region-HK = 香港
region-SG = 新加坡
region-UK = 英国
region-US = 美国
