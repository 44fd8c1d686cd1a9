### 活动之后的一句话：今后会怎么做。

button-quote = ✏️ 今后我会怎么做？
button-quote-no = 先不写
button-quote-back = ↩️ 收回这句话
button-quote-back-one = ↩️ 收回：{ $title }
quote-ask =
    ✏️ <b>{ $title }</b>
    今后你会有什么不一样的做法？写一句话发给我，最多 { $longest } 个字。
quote-consent = <i>组织者可能会把它印在活动报告上，不带你的名字，也没有人能查到是谁写的。我会隐去人名、链接和长串数字。随时可以用 /privacy 收回。</i>
quote-before =
    你之前写的是：
    <blockquote>{ $words }</blockquote>
    再写一句就会换掉它。
quote-thanks =
    谢谢你！我保存的是：
    <blockquote>{ $words }</blockquote>
    上面没有你的名字。想改的话，再点一次成绩下面的按钮。
quote-refused-empty = 这还不成一句话。今后你会怎么做？几个字也行。
quote-refused-long = 超过 { $longest } 个字了，请缩成短短一句。
quote-refused-rude = 里面有我不会转达的字眼，请换个说法。
quote-refused-picture = 这里我只看得懂文字，请写一句话。
quote-left-out = 不写也没关系。
quote-back = 已收回：这句话已删除，活动报告里也不会再有。
quote-gone = 找不到这场活动了，所以什么也没有保存。
privacy-quotes = ✏️ 你在活动之后写的话：
privacy-quote = • { $title }：“{ $words }”{ $printed ->
    [yes] （已选入活动报告）
   *[no] {""}
}

## 现场答题页，结束之后

hall-quote-ask = 今后你会有什么不一样的做法？
hall-quote-hint = 愿意的话写一句。组织者可能会把它印出来，不带你的名字，也没有人能查到是谁写的。人名、链接和长串数字会被隐去。
hall-quote-send = 发出这句话
hall-quote-yours = 你写的是：
hall-quote-change = 换一句
hall-quote-back = 收回
hall-quote-gone = 已收回并删除。
hall-error-quote-empty = 这还不成一句话，几个字也行。
hall-error-quote-long = 太长了，请缩成短短一句。
hall-error-quote-rude = 里面有不便转达的字眼，请换个说法。

## 给组织者

quotes-title = 大家写的话
quotes-lead = 答题或课程结束后，大家可以回答“今后你会有什么不一样的做法？”人名、链接和长串数字已隐去，谁写的没有人看得到。请为活动报告选出最多 { $most } 句。
quotes-look = 请留意：如果从一句话能看出是谁写的，就不要选它。
quotes-choose = 印在报告里
quotes-save = 把选中的印在报告里
quotes-few = 到场的不足五人，所以大家写的话不显示。
quotes-none = 还没有人写。
quotes-too-many = 报告里只放得下 { $most } 句，请去掉几句。
quotes-said = 已保存。报告里会印 { $many } 句。
quotes-back = 回到活动
quotes-to = 为报告挑选大家的话
quotes-report-title = 大家的话
audit-quotes = 为活动报告选了几句话
audit-about-event = 活动 { $number }
report-quotes = 大家的话
report-words = 原话
