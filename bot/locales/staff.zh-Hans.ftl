### 有权限的人：登录管理页、团队和邀请。网页用纯文本；聊天用的在后面。

staff-title = 管理页
staff-skip = 跳到正文
staff-menu = 菜单
staff-sections = 栏目
staff-language = 语言
staff-sign-out = 退出登录
staff-sign-out-everywhere = 在所有设备上退出
staff-trouble-title = 没有成功
staff-back = 回到管理页
staff-optional = 选填

staff-role-owner = 所有者
staff-role-organiser = 组织者
staff-role-host = 主持人

## Signing in

staff-sign-in-title = 登录管理页
staff-sign-in-text = 这个链接只能用一次。登录后在这台设备上保持十二小时，也可以随时退出。
staff-sign-in-button = 登录
staff-signed-out-title = 已退出登录
staff-sign-in-first = 请先登录
staff-signed-out-text = 想再进来，就给机器人发 /dashboard，它会给你一个新链接。

## What goes wrong

staff-wrong-signed-out = 你还没有登录，或者登录已经到期。请在私聊里给机器人发 /dashboard，它会给你一个登录链接。
staff-wrong-unknown-link = 这不是有效的登录链接，也可能没有复制完整。请给机器人发 /dashboard 要一个新的，并打开完整的链接。
staff-wrong-used-link = 这个登录链接已经用过了，每个只能用一次。请给机器人发 /dashboard 要一个新的。
staff-wrong-expired-link = 这个登录链接已经超过十分钟。请给机器人发 /dashboard 要一个新的。
staff-wrong-not-allowed = 你的角色没有这项权限。需要的话，请找你所在合作方的组织者，或者机器人的所有者。
staff-wrong-no-page = 没有这个页面，可能已经移走或删除。
staff-wrong-too-often = 短时间内操作太多了。请等一分钟再试。
staff-wrong-too-large = 内容超出了表单的长度。请缩短后再试。
staff-wrong-not-a-form = 表单没有完整送到。请返回，重新打开页面，再提交一次。
staff-wrong-stale = 这个页面是在你上次登录之前打开的。请返回，重新打开后再提交一次。
staff-wrong-elsewhere = 这个请求来自别的网站，所以什么也没做。请打开管理页本身再操作。
staff-wrong-not-now = 现在做不了，可能刚才有人改动过。请返回并重新打开页面。
staff-wrong-trouble = 我们这边出了点问题。没有丢失任何内容，请稍后再试。

## The first page

staff-tab-home = 总览
staff-tab-home-hint = 发生了什么，接下来做什么。
staff-home-title = 欢迎
staff-home-named = 欢迎你，{ $name }
staff-home-works = 你所在的合作方
staff-home-owner = 你是这个机器人的所有者：能看到所有合作方，也能做所有操作。
staff-home-nothing = 还没有合作方。合作方就是和你一起办活动的单位：社区中心、学校、企业。请到“人员”里添加第一个。
staff-home-first = 添加第一个合作方

## People

staff-tab-people = 人员
staff-tab-people-hint = 谁为哪个合作方工作；邀请和移除人员。
staff-people-title = 人员
staff-people-intro = 组织者为自己的合作方安排活动、查看报告；主持人负责办活动。谁都看不到别的合作方的内容。
staff-people-choose = 选一个合作方，看看谁在为它工作。
staff-people-others = ‹ 全部合作方
staff-partner-which = 合作方
staff-partner-all = 全部合作方
staff-partner-show = 显示
staff-older = 更早的
staff-newer = 更新的
staff-people-none = 你目前不属于任何合作方。
staff-partner-add = 添加合作方
staff-partner-name = 合作方名称
staff-partner-hint = 写大家熟悉的单位名称，团队里的每个人都会看到。
staff-partner-rename = 修改名称
staff-save = 保存
staff-name-refused = 请填写名称，1 到 80 个字。
staff-name-taken = 已经有叫这个名称的合作方了。
staff-team-count = { $people ->
    [0] 还没有人
   *[other] { $people } 人
}
staff-team-empty = 这个合作方还没有人。请邀请第一位。
staff-since = { $when } 加入
staff-you = 你
staff-remove = 移除
staff-leave = 退出
staff-invite = 邀请人员
staff-invite-as = 角色
staff-invite-hint = 你会得到一个给一个人用的链接，只能用一次，三天内有效。
staff-invite-button = 生成邀请链接
staff-host-may = 能看到并主持这个合作方的活动
staff-organiser-may = 能安排活动、查看和导出报告、回复学员、邀请人员
staff-open-invitations = 还没有使用的邀请
staff-open-until = { $when } 前有效
staff-withdraw = 撤回
staff-invited-title = 邀请链接已生成
staff-invited-text = 请把这个链接发给要成为{ $partner }{ $role ->
    [organiser] 组织者
   *[host] 主持人
}的那个人。只能用一次，{ $when } 前有效。链接只在这里显示一次，离开页面前请先复制。
staff-invited-link = 邀请链接
staff-invited-copy = 复制链接
staff-copied = 已复制
staff-done = 完成
staff-remove-title = 移除{ $name }？
staff-remove-text = { $name } 会立刻失去在“{ $partner }”的全部权限，并退出登录。对方发出但还没人用的邀请也会失效。以后可以再次邀请。
staff-leave-title = 退出“{ $partner }”？
staff-leave-text = 你会立刻失去在“{ $partner }”的权限。那里的人可以再次邀请你。
staff-remove-yes = 确定移除
staff-leave-yes = 确定退出
staff-keep = 不，返回
staff-said-founded = 已添加“{ $name }”。
staff-said-renamed = 名称已改为“{ $name }”。
staff-said-removed = 已移除{ $name }。
staff-said-withdrawn = 邀请已撤回，链接不能再用了。
staff-said-gone = 这个邀请已经用过，或已撤回。

## The audit trail

staff-tab-audit = 操作记录
staff-tab-audit-hint = 谁给了或收回了权限、导出或群发了什么。只有所有者能看到。
staff-audit-title = 操作记录
staff-audit-intro = 每一次授权、移除、导出、群发、小组设置和活动系列的改动、内容决定，最新的在前。这里的内容不能修改。
staff-audit-empty = 还没有任何操作。
staff-audit-at = 时间
staff-audit-who = 谁
staff-audit-what = 做了什么
staff-audit-about = 对象
staff-audit-partner = 合作方
staff-audit-older = 更早的
staff-audit-newest = 最新的
staff-audit-person = { $what }：{ $name }
staff-erased = 已删除
staff-number = 编号 { $number }

audit-found = 添加
audit-rename = 改名
audit-invite = 邀请
audit-withdraw = 撤回邀请
audit-grant = 授予角色
audit-remove = 收回角色
audit-broadcast-asked = 请求同意
audit-broadcast-approved = 同意发送
audit-broadcast-sent-back = 退回
audit-broadcast-begun = 开始发送
audit-broadcast-stopped = 停止
audit-broadcast-done = 发送完毕
audit-about-partner = 合作方
audit-about-broadcast = 消息 { $number }
audit-cohort-start = 改了开场题
audit-cohort-delays = 改了过后小题的日子
audit-cohort-pace = 改了提醒
audit-event-programme = 改了活动的系列
audit-about-cohort = 小组 { $number }
audit-about-host = 主持人
audit-about-organiser = 组织者

## In the chat: Telegram HTML

staff-chat-not-for-you = 这个功能是给一起办活动的人用的。如果你也应该能用，请找组织者要一个邀请链接。
staff-toast-not-allowed = 你的角色没有这项权限。
staff-toast-gone = 已经没有了。
staff-chat-way-in =
    <b>进入管理页</b>

    用这个链接可以登录一次，十分钟内有效。请不要转给别人：谁打开，谁就以你的身份登录。
staff-chat-only-here = 这个地址只能在运行机器人的电脑上，或者同一个局域网里打开，互联网上打不开。
staff-chat-open = 打开管理页
staff-chat-see-team = 查看团队
staff-chat-teams = <b>你的合作方</b>
staff-chat-no-partner =
    <b>还没有合作方</b>

    合作方就是和你一起办活动的单位：社区中心、学校、企业。
staff-chat-more = 还有 { $more } 个，请到管理页查看。
staff-chat-add-partner = ＋ 添加合作方
staff-chat-ask-partner = 合作方叫什么？请把大家熟悉的单位名称发给我。
staff-chat-member = • { $name } – { $role }
staff-chat-member-me = • { $name }（你）– { $role }
staff-chat-waiting = 有 { $invitations } 个邀请还没有使用。
staff-chat-invite-host = ＋ 邀请主持人
staff-chat-invite-organiser = ＋ 邀请组织者
staff-chat-remove = 移除 { $name }
staff-chat-all-teams = ← 全部合作方
staff-chat-invited =
    <b>邀请在下面一条消息里</b>

    请把它转发给要成为{ $partner }{ $role ->
        [organiser] 组织者
       *[host] 主持人
    }的那个人。只能用一次，三天内有效。
staff-chat-invitation =
    邀请你成为<b>{ $partner }</b>的{ $role ->
        [organiser] 组织者
       *[host] 主持人
    }。请打开这个链接，然后点“开始”：
staff-chat-accepted =
    <b>欢迎加入！</b>你现在是<b>{ $partner }</b>的{ $role ->
        [organiser] 组织者
       *[host] 主持人
    }了。
staff-chat-had-it = 你已经是<b>{ $partner }</b>的{ $role ->
        [owner] 所有者
        [organiser] 组织者
       *[host] 主持人
    }了，这个邀请还可以给别人用。
staff-chat-may = { $role }：{ $may }。
staff-chat-commands = 发 /dashboard 打开管理页，发 /team 查看团队。
staff-chat-joined = <b>{ $name }</b> 接受了你的邀请，现在是{ $partner }的{ $role ->
        [organiser] 组织者
       *[host] 主持人
    }。
staff-chat-left = 你已经退出这个团队。
staff-chat-unknown = 这个邀请无效，或者已经撤回。请找发给你的人要一个新的。
staff-chat-used = 这个邀请已经有人用过了，每个只能用一次。请找发给你的人要一个新的。
staff-chat-expired = 这个邀请已经超过三天。请找发给你的人要一个新的。

## 给为合作方工作的人，接在大家都看到的说明后面

staff-help =
    <b>给组织者和主持人</b>

    /event – 安排活动、开场
    /dashboard – 在浏览器里打开管理页
    /stats – 来了多少人、学得怎么样
    /team – 谁在为合作方工作
    /tickets – 回复学的人报的错
    /broadcast – 给小组写消息

## Telegram 的命令菜单

command-event = 安排活动、开场
command-dashboard = 在浏览器里打开管理页
command-team = 谁在为合作方工作
command-tickets = 回复学的人报的错
command-stats = 来了多少人、学得怎么样
