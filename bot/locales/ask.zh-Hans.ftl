### 用自己的话提问。

command-ask = 用自己的话问我
ask-how =
    <b>想问什么，直接说就行。</b>

    比如：
    • /ask 日息万五贵不贵
    • /ask 老板微信上让我转账
    • /ask 这个月还不上了

    我会找出最能回答你的那张卡片，中文、英文都可以。
ask-how-private = 在这里私聊，不写 /ask 也行。
ask-decide = <i>这件事我不能替你决定，你的情况只有你清楚。下面是帮你自己拿主意的办法。</i>
ask-story = 碰上这种事，心里一定很乱。错在干这种事的人，不在你，也不在你家里人。
ask-story-call = 当地受理诈骗的电话：{ $line }
button-look-over = 🔎 这段话是别人发给我的
ask-from = 出自这一课：<b>{ $lesson }</b>
ask-unknown =
    <b>这个我还不会。</b>

    我讲的是借钱和防骗，没找到合适的内容。
ask-noted = 你的问题已转给写课的人：不带你的名字，里面的数字和链接也去掉了。
ask-person = 想找真人说说，可以打：
ask-line-debt = • 债务：{ $line }
ask-line-scam = • 诈骗：{ $line }
ask-near = 比较接近的有：
ask-people = <b>谢谢你愿意说出来。</b>我只是个程序，请现在就找人说说：
ask-people-line = • { $region }：{ $line }
ask-people-one = { $line }（{ $region }）
ask-people-several = { $number } { $regions }
ask-people-danger =
    { $number ->
        [none] 此刻有危险？马上打当地的急救电话，或者到有人的地方去。
       *[other] 此刻有危险？马上打<b>{ $number }</b>，或者到有人的地方去。
    }
ask-people-unsure = 没想好说什么也可以打。钱的事，等聊过了再一步步想办法。
ask-people-other = 如果这话是别人写的：陪着TA，直接问TA是不是想到了死，再和TA一起打电话。
ask-threat = <b>只要能安全地打电话、发消息，先报警：</b>
ask-threat-anywhere = 其他地方：打当地的报警电话
ask-threat-now =
    { $held ->
        [yes] 把你在哪儿告诉一个信得过的人。
       *[no] 到有人的地方去，告诉一个信得过的人。
    }
ask-threat-rights = 不管欠了多少钱，谁都没有权利打人、威胁人、把人关起来。
ask-threat-abroad = 人在国外：可以找本国的使领馆，家里人也能替你报警。
ask-threat-other = 如果这话是别人写的：帮TA报警；自己安全的话，陪着TA。
ask-threat-listen = 想有人听你说：{ $line }
ask-more-police = <b>各地报警电话</b>
ask-more-life = <b>各地可以倾诉的热线</b>
ask-more-kept = 欠的钱、被骗的钱，都可以有人陪着一步步想办法。这些等你和人聊过再说，不急。你写的话我没有保存。
button-more-numbers = 更多电话
ask-gambling = <b>谢谢你愿意说出来。</b>赌博本来就设计得让人停不下来，陷进去的人很多，走出来的也很多。有人愿意听你说，家里人也可以打：
ask-gambling-tonight = 今天就能做两件事：告诉一个信得过的人；请银行把卡的支付限额调低。别再借钱去翻本。
bot-person = 我是个程序，后面没有人在打字。你问什么，我就去课里找能回答你的那张卡片。
bot-maker = 我是个讲贷款和防骗的学习程序，什么也不卖。
bot-free = 我不收费：不用充值，不用开会员，什么也不卖，也从不问你要钱要卡号。手机流量照常算，跟别的聊天一样。
bot-abilities =
    我讲贷款和防骗。你可以：

    • 用自己的话问我
    • 把可疑的消息发给我，我看看有没有骗局的迹象
    • 把贷款条件告诉我，我算算到底要多少钱
    • 学三分钟一课的小课

    全部功能见 /help。
bot-keeping =
    你在这里聊的话我不保存。保存的是你的语言、学过的课和课里的答题。我答不上来的问题会转给写课的人，不带你的名字、数字和链接。

    不过聊天记录还留在你自己手机上：怕别人翻看，就在 Telegram 里把它删掉。
bot-quiet =
    提醒用 <b>/remind</b> 关，点下面的按钮就行。小组和活动发来的，在 /privacy 里退出。

    在 Telegram 里把我屏蔽，就什么也收不到了。
bot-people = 我是个程序，后面没有真人客服。下面这些电话有真人接：
bot-people-nowhere = 我是个程序，后面没有真人客服。各地免费帮人处理债务的地方，这一课里有；钱刚转出去的，马上找银行和警察。
bot-genuine = 我的名字是 @{ $username }，差一个字母都是假的。我从不要钱、验证码、密码和卡号；用我的名义要的，都不是我。不愿告诉陌生人的事，也别告诉我。
bot-languages = 我会中文和英文。繁体字看得懂，回答暂时只有简体。其他语言还不会，抱歉。问得短一点、白一点，我更容易听懂。
bot-button-remind = 提醒设置
bot-button-privacy = 我存了什么
bot-button-about = 谁在运营
bot-button-language = 换语言
bot-button-help = 我能做的事
bot-button-free-help = 哪里有免费帮助
ask-quiet = 要是这事压得你喘不过气，或者有人让你害怕，不用一个人扛。现在就能找人说说，没想好说什么也可以打：
ask-still = 我还在，只是我是个程序，接不上话。能好好听你说的人在这里：
ask-still-called = 已经打过了？这一步走得对，想再打随时可以。你写的我没有保存。
follow-card = 我是一条一条看消息的。要是问的还是<b>{ $lesson }</b>这一课的事，下面可以接着看；要是别的事，请用一句话把事情一起说清楚。
follow-check =
    { $signs ->
        [yes] <b>刚才那条消息有诈骗的迹象。</b>别点、别打、别付钱、别回复。自己查到官方电话，打过去问。
       *[no] <b>刚才那条消息里没有我认得的迹象，但这说明不了什么。</b>只要牵涉到钱或个人信息，先打你手里原有的电话问，再决定照不照做。
    }

    已经付了钱，或者给了验证码、卡号？点下面，越快越好。
follow-else = 问的是别的事？请用一句话把事情一起说清楚。
follow-welcome = 不客气。有别的事，随时发给我。
# 用来认的词，不是句子：一句话全由这些词组成，单看就看不出在问什么。
follow-words = 这个, 那个, 这条, 那条, 这样, 那样, 这, 那, 它, 他们, 他, 她, 我, 你, 咱, 是不是, 是, 不是, 不, 没, 的, 了, 吗, 么, 呢, 啊, 呀, 吧, 嘛, 哦, 现在, 然后, 接下来, 之后, 以后, 还, 再, 又, 也, 就, 要, 该, 应该, 能不能, 能, 可以, 可不可以, 会, 怎么办, 怎么做, 怎么弄, 怎么, 咋办, 咋整, 咋, 办, 做, 什么, 啥, 为什么, 多少, 多久, 几, 哪个, 哪里, 谁, 安全, 真的, 真, 假的, 假, 骗子, 骗人, 骗, 诈骗, 可信, 靠谱, 信, 点, 打, 回, 付, 交, 给, 加, 开, 打开, 点开, 如果, 万一, 要是, 那么, 所以, 好, 行, 有, 事, 快, 救, 帮, 一下, 意思, 解释, 详细, 说, 讲, 懂, 听, 看, 明白, 更, 多, 点儿
follow-words-on = 那, 然后, 接下来, 现在, 之后, 以后, 怎么办, 咋办, 呢, 啊, 还有, 所以, 意思, 解释, 详细, 不懂, 没懂, 再说
follow-words-pointing = 这, 那, 它, 他, 她, 安全, 真的, 假的, 骗, 可信, 靠谱
follow-words-doubting = 安全, 真的, 假的, 骗, 可信, 靠谱
follow-words-thanks = 谢谢, 多谢, 谢了, 感谢, 谢啦, 辛苦
follow-words-polite = 谢谢, 多谢, 谢了, 感谢, 谢啦, 辛苦了, 好的, 好, 嗯, 哦, 知道了, 明白了, 收到, 你, 您, 啊, 啦, 小姑娘, 姑娘, 老师, 师傅, 大哥, 亲, 哈, 呀
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
