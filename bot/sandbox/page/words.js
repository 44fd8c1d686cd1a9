// What the page says; the bot's own words are in bot/locales.
const EN = {
  iAm: "I am", addPerson: "Add a person", addGroup: "New group", clock: "It is", moveClock: "Move the clock",
  hour: "+1 hour", day: "+1 day", week: "+1 week", pretend: "Pretend Telegram: nothing leaves this computer.",
  back: "All chats", chatMenu: "About this chat", lost: "The bot is away. Connecting again …", messages: "Messages",
  cancel: "Cancel", commands: "Commands", attach: "Attach", message: "Message", send: "Send", edited: "edited",
  forwarded: "Forwarded from", typing: "writes …", start: "START", name: "What is the name?", reply: "Reply",
  edit: "Edit", forward: "Forward to", photo: "Photo", document: "File", sticker: "Sticker", location: "Place",
  contact: "Contact", voice: "Voice message", block: "Block the bot", unblock: "Unblock the bot",
  addBot: "Add the bot", removeBot: "Remove the bot", promoteBot: "Make the bot an admin", demoteBot: "Take admin rights away",
  migrate: "Turn into a supergroup", join: "Join", noCommands: "No commands yet", quiz: "Quiz", anonymous: "Anonymous poll", publicPoll: "Poll",
  closed: "closed", vote: "Vote", votes: "Votes", retract: "Take my vote back", more: "More", pinned: "Pinned", deleted: "deleted",
  language: "Language: en or zh-hans?", seconds: "s left", joined: "joined", left: "left", unsupported: "message", group: "Which group?", photoOf: "Photo",
};
const ZH = {
  iAm: "我是", addPerson: "添加一个人", addGroup: "新建群组", clock: "现在是", moveClock: "拨快时钟",
  hour: "＋1小时", day: "＋1天", week: "＋1周", pretend: "模拟的Telegram，数据不会离开这台电脑。",
  back: "全部聊天", chatMenu: "聊天选项", lost: "机器人不在线，正在重新连接……", messages: "消息",
  cancel: "取消", commands: "命令", attach: "附件", message: "消息", send: "发送", edited: "已编辑",
  forwarded: "转发自", typing: "正在输入……", start: "开始", name: "叫什么名字？", reply: "回复",
  edit: "编辑", forward: "转发到", photo: "图片", document: "文件", sticker: "贴纸", location: "位置",
  contact: "联系人", voice: "语音", block: "屏蔽机器人", unblock: "取消屏蔽",
  addBot: "加入机器人", removeBot: "移除机器人", promoteBot: "设机器人为管理员", demoteBot: "取消管理员",
  migrate: "升级为超级群", join: "加入", noCommands: "还没有命令", quiz: "测验", anonymous: "匿名投票", publicPoll: "投票",
  closed: "已结束", vote: "投票", votes: "票数", retract: "撤回我的票", more: "更多", pinned: "置顶", deleted: "已删除",
  language: "语言：en 或 zh-hans？", seconds: "秒", joined: "加入了", left: "离开了", unsupported: "消息", group: "哪个群？", photoOf: "图片",
};
const words = navigator.language.toLowerCase().startsWith("zh") ? ZH : EN;
export const word = (key) => words[key];

export function label(root) {
  document.documentElement.lang = words === ZH ? "zh-Hans" : "en";
  for (const node of root.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", word(node.dataset.label));
    node.title = word(node.dataset.label);
  }
}
