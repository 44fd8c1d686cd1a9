### 小组的开场题，以及一天、一周、一个月、三个月后的两道小题。

follow-start = 先来一道小题：
start-progress = 只是看看，不计分
button-skip-one = 跳过 →
follow-skipped = 好的。
follow-thanks = 谢谢。这个内容后面还会遇到。
follow-course = 你们小组在学《{ $course }》，一课大约三分钟。
follow-ask = { $ahead ->
    [yes] { $many ->
        [yes] 活动过后{ $days }，我各问你两道小题，好吗？看看是不是真记住了。每次只有两道，不计分。
       *[no] 活动过后{ $days }，我问你两道小题，好吗？看看是不是真记住了。就这两道，不计分。
     }
   *[no] { $many ->
        [yes] { $days }，我各问你两道小题，好吗？看看是不是真记住了。每次只有两道，不计分。
       *[no] { $days }，我问你两道小题，好吗？看看是不是真记住了。就这两道，不计分。
     }
 }
follow-and = { $first }、{ $last }
follow-after-1 = 第二天
follow-after-7 = 满一周
follow-after-30 = 满一个月
follow-after-90 = 满三个月
follow-in-1 = 明天
follow-in-7 = 一周后
follow-in-30 = 一个月后
follow-in-90 = 三个月后
follow-yes = 好，来问吧
follow-no = 不用了
follow-clock = 你那边现在几点？点一下钟点，我就不会在夜里打扰你。
follow-agreed = 好的，头两道题{ $when }发给你。每次题目下面都能停，在 /privacy 里也随时能停。
follow-agreed-none = 好的。“{ $title }”过去有些日子了，没有要再问的了。
follow-declined = 好的，“{ $title }”之后不再问你。改主意的话，去 /privacy 里打开就行。
follow-begin = ▶ { $lesson }

## 两道小题

follow-hello = { $held ->
    [yes] { $delay ->
        [1] { $days ->
            [1] 👋 昨天是“{ $title }”。两道小题，看看记住了什么：
           *[other] 👋 前几天是“{ $title }”。两道小题，看看记住了什么：
         }
        [7] 👋 “{ $title }”过去一周了。两道小题，看看记住了什么：
        [30] 👋 “{ $title }”过去一个月了。两道小题，看看还记得多少：
       *[other] 👋 “{ $title }”过去三个月了。最后两道小题，看看留住了什么：
     }
   *[no] { $delay ->
        [1] { $days ->
            [1] 👋 昨天你加入了“{ $title }”。两道小题，看看记住了什么：
           *[other] 👋 前几天你加入了“{ $title }”。两道小题，看看记住了什么：
         }
        [7] 👋 你加入“{ $title }”一周了。两道小题，看看记住了什么：
        [30] 👋 你加入“{ $title }”一个月了。两道小题，看看还记得多少：
       *[other] 👋 你加入“{ $title }”三个月了。最后两道小题，看看留住了什么：
     }
 }
follow-progress = 第 { $at }/{ $of } 题，不计分
follow-later = 现在不方便
follow-stop = 别再问了
follow-now = ▶ 现在就问
follow-then = 好的，{ $when }再来问你。
follow-left-out = 好的，这两道就跳过了。
follow-stopped = 好了，“{ $title }”的小题不会再发。你的课程和进度都在。
follow-over = 这几道题已经结束了。发送 /learn 可以接着学。

## 留住了什么

follow-kept-both =
    <b>两道都对。</b>你还能：
    • { $first }
    • { $second }
follow-kept-one =
    <b>一个记住了，一个有点淡了。</b>
    ✅ { $first }
    🔸 { $second }

    第二个明天起在 /review 里等你，看一眼往往就想起来了。
follow-kept-none =
    <b>这两个淡忘了，</b>没人问起的事大多会这样：
    🔸 { $first }
    🔸 { $second }

    明天起它们在 /review 里等你。再问一次，会比原来记得更久。
follow-kept-single =
    <b>答对了。</b>你还能：
    • { $first }
follow-faded-single =
    <b>这个淡忘了，</b>没人问起的事大多会这样：
    🔸 { $first }

    明天起它在 /review 里等你。再问一次，会比原来记得更久。
follow-next = { $weeks ->
    [1] 下两道题大约一周后来。
    [3] 下两道题大约三周后来。
    [4] 下两道题大约一个月后来。
    [9] 下两道题大约两个月后来。
   *[other] 下两道题大约三个月后来。
 }
follow-last = 这是最后一次了。谢谢你：你的回答能让我们知道哪里该讲得更清楚，也帮到了别人。
follow-last-word = “{ $title }”的小题你一直没空答，没关系，我就不再发了。想看看还记得多少的话，这里有两道：

## 小组的提醒

follow-pace = “{ $title }”的节奏是：{ $days } { $hour }。要我在这个时间提醒你吗？随时可以改，也可以停。
follow-pace-yes = 🔔 好，跟小组一起
follow-pace-other = 换别的日子

## 接下来学什么，以及 /privacy

why-group = 你们小组在学这门课：《{ $course }》。
privacy-months = 满 { $months } 个月，一条条的答案就会清掉，只留下认不出是谁的合计数字，还有你自己的进度。
follow-privacy-on = 🔔 之后来问我：“{ $title }”
follow-privacy-off = 🔕 别再问我：“{ $title }”
