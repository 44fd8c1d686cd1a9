### 用自己的话提问。

command-ask = 用自己的话问我
ask-how =
    <b>想问什么，直接说就行。</b>

    比如：
    • /ask 日息万五贵不贵
    • /ask 老板微信上让我转账
    • /ask 这个月还不上了

    在这里私聊，不写 /ask 也行。我会找出最能回答你的那张卡片，中文、英文都可以。
ask-decide = <i>这件事我不能替你决定，你的情况只有你清楚。下面是帮你自己拿主意的办法。</i>
ask-from = 出自这一课：<b>{ $lesson }</b>
ask-unknown =
    <b>这个我还不会。</b>

    我讲的是借钱和防骗，没找到合适的内容。
ask-noted = 你的问题已转给写课的人：不带你的名字，里面的数字和链接也去掉了。
ask-person = 想找真人说说，可以打：
ask-line-debt = • 债务：{ $line }
ask-line-scam = • 诈骗：{ $line }
ask-near = 比较接近的有：
ask-people =
    <b>谢谢你愿意说出来。</b>

    你现在一定很难受。我只是个程序，这种时候，你身边该有个人。请现在就找人说说：一个你信得过的人，或者下面的热线。哪怕还没想好说什么，也可以打。
ask-people-line = • { $region }：{ $line }
ask-people-other = 如果这话是别人写的：陪着TA，直接问TA是不是想到了死，再和TA一起打电话。
ask-threat =
    <b>谢谢你愿意说出来。</b>

    不管欠了多少钱，谁都没有权利打人、威胁人、把人关起来。只要能安全地打电话、发消息，先报警：
ask-threat-after = 人在国外，还可以找本国的大使馆、领事馆，也可以让家里人替你报警。把你在哪儿告诉一个信得过的人。

    要是心里撑不住了，也有人愿意听你说：
ask-people-after =
    如果你现在就有危险，请马上打当地的急救电话（中国内地120、110），或者到有人的地方去。

    欠的钱、被骗的钱，都可以有人陪着一步步想办法。这些等你和人聊过再说，不急。你写的话我没有保存。
ask-quiet = 要是这事压得你喘不过气，或者有人让你害怕，不用一个人扛。现在就能找人说说，没想好说什么也可以打：
button-take-lesson = 学这一课
button-first-steps = 以后再看：还不上时先做什么
ask-region-cn = 中国内地
ask-region-hk = 香港
ask-region-in = 印度
ask-region-sg = 新加坡
ask-region-uk = 英国
ask-region-us = 美国
ask-region-world = 其他国家
toast-thumb-up = 谢谢，知道了！
toast-thumb-down = 谢谢，我们会把这个回答改好。
