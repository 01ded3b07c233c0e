<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AccountDialog</name>
        <message>
            <source>Account</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Device name</source>
            <translation>设备名称</translation>
        </message>
        <message>
            <source>made up once and kept</source>
            <translation>自动生成并保留</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>新密码</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>不更改</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在保存…</translation>
        </message>
    </context>
    <context>
        <name>AccountRow</name>
        <message>
            <source>Status of {account}: {status}</source>
            <translation>{account} 的状态：{status}</translation>
        </message>
        <message>
            <source>Change your status</source>
            <translation>更改你的状态</translation>
        </message>
        <message>
            <source>The password is needed to sign in.</source>
            <translation>需要密码才能登录。</translation>
        </message>
        <message>
            <source>Password…</source>
            <translation>输入密码…</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>No connection – next try in {time}</source>
            <translation>未连接，{time}后重试</translation>
        </message>
        <message>
            <source>No connection – trying again…</source>
            <translation>未连接，正在重试…</translation>
        </message>
        <message>
            <source>The server refused the connection.</source>
            <translation>服务器拒绝了连接。</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>设置…</translation>
        </message>
    </context>
    <context>
        <name>AccountsPage</name>
        <message>
            <source>An account without its tick stays here, but does not sign in.</source>
            <translation>取消勾选的账号会留在这里，但不会登录。</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>添加…</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <source>Signs in to one more account, or creates one.</source>
            <translation>登录另一个账号，或新建一个。</translation>
        </message>
        <message>
            <source>Password, name of this device and server of the chosen account.</source>
            <translation>所选账号的密码、本设备名称和服务器。</translation>
        </message>
        <message>
            <source>Signs out and forgets the chosen account; what was said in it stays here.</source>
            <translation>登出并移除所选账号；其中的聊天记录会保留在这里。</translation>
        </message>
        <message>
            <source>Remove account</source>
            <translation>移除账号</translation>
        </message>
        <message>
            <source>Remove {account} from Gharial?</source>
            <translation>要从 Gharial 中移除 {account} 吗？</translation>
        </message>
        <message>
            <source>Its password is forgotten here. The account on the server and the conversations stay.</source>
            <translation>这里保存的密码会被删除。服务器上的账号和对话记录都会保留。</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>AddDialog</name>
        <message>
            <source>Add contact</source>
            <translation>添加联系人</translation>
        </message>
        <message>
            <source>bob@river.example</source>
            <translation>bob@river.example</translation>
        </message>
        <message>
            <source>As you call them</source>
            <translation>你对此人的称呼</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Hello, I would like to add you to my contacts.</source>
            <translation>你好，我想加你为联系人。</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>地址(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>分组(&amp;G)</translation>
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation>账号(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>附言(&amp;M)</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>你还没有登录任何账号。请先在设置中添加账号。</translation>
        </message>
        <message>
            <source>That is your own address. Write the address of the other person.</source>
            <translation>这是你自己的地址。请填写对方的地址。</translation>
        </message>
        <message>
            <source>{name} is in your contacts already.</source>
            <translation>{name} 已经是你的联系人了。</translation>
        </message>
    </context>
    <context>
        <name>AmountField</name>
        <message>
            <source>{name}: unit</source>
            <translation>{name}：单位</translation>
        </message>
    </context>
    <context>
        <name>Arrivals</name>
        <message numerus="yes">
            <source>%n files have arrived</source>
            <translation>
                <numerusform>%Ln 个文件已到达</numerusform>
            </translation>
        </message>
        <message>
            <source>A file from {name} has arrived</source>
            <translation>来自 {name} 的文件已到达</translation>
        </message>
        <message numerus="yes">
            <source>%n files from {name} have arrived</source>
            <translation>
                <numerusform>来自 {name} 的 %Ln 个文件已到达</numerusform>
            </translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>打开文件夹</translation>
        </message>
    </context>
    <context>
        <name>AskBar</name>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>AutostartBox</name>
        <message>
            <source>Start with the session</source>
            <translation>登录系统时启动</translation>
        </message>
    </context>
    <context>
        <name>BlockQuestion</name>
        <message>
            <source>Block {names}? Nothing of theirs reaches you any more, and what they offer is declined.</source>
            <translation>要屏蔽 {names} 吗？你将不再收到对方的任何内容，对方要发送的文件会被拒绝。</translation>
        </message>
        <message>
            <source>Do not block</source>
            <translation>不屏蔽</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>屏蔽</translation>
        </message>
    </context>
    <context>
        <name>ChatWindow</name>
        <message>
            <source>{name} — Gharial</source>
            <translation>{name} — Gharial</translation>
        </message>
        <message>
            <source>Conversations — Gharial</source>
            <translation>对话 — Gharial</translation>
        </message>
    </context>
    <context>
        <name>ComingsLine</name>
        <message>
            <source>{names} came in</source>
            <translation>{names} 加入了</translation>
        </message>
        <message>
            <source>{names} left</source>
            <translation>{names} 离开了</translation>
        </message>
        <message>
            <source>{old} is now {new}</source>
            <translation>{old} 改名为 {new}</translation>
        </message>
    </context>
    <context>
        <name>CompanionChoice</name>
        <message>
            <source>All of them</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Ticks all files of the list, or none. Space ticks a single one.</source>
            <translation>勾选列表中的全部文件，或全部取消。按空格键勾选单个文件。</translation>
        </message>
        <message>
            <source>Take nothing</source>
            <translation>不接收任何文件</translation>
        </message>
        <message>
            <source>Take all {count}, {size}</source>
            <translation>接收全部 {count} 个，{size}</translation>
        </message>
        <message>
            <source>Take all {count}</source>
            <translation>接收全部 {count} 个</translation>
        </message>
        <message>
            <source>Take {chosen} of {count}, {size}</source>
            <translation>接收 {count} 个中的 {chosen} 个，{size}</translation>
        </message>
        <message>
            <source>Take {chosen} of {count}</source>
            <translation>接收 {count} 个中的 {chosen} 个</translation>
        </message>
    </context>
    <context>
        <name>CompanionTree</name>
        <message>
            <source>Files offered together</source>
            <translation>一起提供的文件</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>{name}, folder with files that can do harm</source>
            <translation>{name}，文件夹中有可能造成危害的文件</translation>
        </message>
        <message>
            <source>{name}, folder</source>
            <translation>{name}，文件夹</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation>发送文件 (Ctrl+Shift+U)</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>发送文件</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>发送文件…</translation>
        </message>
        <message>
            <source>Send a folder…</source>
            <translation>发送文件夹…</translation>
        </message>
        <message>
            <source>Let them fetch a file…</source>
            <translation>让对方自行获取文件…</translation>
        </message>
        <message>
            <source>Files they may fetch</source>
            <translation>对方可获取的文件</translation>
        </message>
        <message>
            <source>Shared files…</source>
            <translation>共享文件…</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>发送消息</translation>
        </message>
        <message>
            <source>Emoji (Ctrl+.)</source>
            <translation>表情 (Ctrl+.)</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>插入表情</translation>
        </message>
        <message>
            <source>Message {name}</source>
            <translation>给 {name} 发消息</translation>
        </message>
        <message>
            <source>Answering {name}: {text}</source>
            <translation>回复 {name}：{text}</translation>
        </message>
        <message>
            <source>Editing your message</source>
            <translation>正在编辑你的消息</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Write a message of its own instead (Escape)</source>
            <translation>改为写一条新消息 (Escape)</translation>
        </message>
        <message>
            <source>Write a message of its own instead</source>
            <translation>改为写一条新消息</translation>
        </message>
    </context>
    <context>
        <name>ConsentBar</name>
        <message>
            <source>Upload</source>
            <translation>上传</translation>
        </message>
        <message>
            <source>Always for this account</source>
            <translation>此账号始终允许</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left. A copy ({size}) will lie there, and {name} gets a link.</source>
            <translation>只剩上传到 {server} 这一途径。那里会留下一份副本（{size}），{name} 会收到链接。</translation>
        </message>
        <message>
            <source>It is sent when {name} is back. Or upload it now: a copy will lie on your server.</source>
            <translation>{name} 上线后就会发送。也可以现在上传：你的服务器上会留下一份副本。</translation>
        </message>
        <message>
            <source>Upload now</source>
            <translation>立即上传</translation>
        </message>
    </context>
    <context>
        <name>ContactDelegate</name>
        <message>
            <source>New name</source>
            <translation>新名称</translation>
        </message>
    </context>
    <context>
        <name>ContactFilesDialog</name>
        <message>
            <source>Files with {name}</source>
            <translation>与 {name} 的文件往来</translation>
        </message>
    </context>
    <context>
        <name>ContactMenu</name>
        <message>
            <source>Open conversation</source>
            <translation>打开对话</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>发送文件…</translation>
        </message>
        <message>
            <source>Send folder…</source>
            <translation>发送文件夹…</translation>
        </message>
        <message>
            <source>Shared files…</source>
            <translation>共享文件…</translation>
        </message>
        <message>
            <source>File settings…</source>
            <translation>文件设置…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation>添加到联系人…</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>复制地址</translation>
        </message>
        <message>
            <source>Unblock</source>
            <translation>取消屏蔽</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>屏蔽</translation>
        </message>
        <message>
            <source>Block and report as spam</source>
            <translation>屏蔽并举报为垃圾信息</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <source>Send to a device</source>
            <translation>发送到某台设备</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>New group…</source>
            <translation>新建分组…</translation>
        </message>
    </context>
    <context>
        <name>ContactView</name>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
    </context>
    <context>
        <name>ConversationBar</name>
        <message>
            <source>Conversations</source>
            <translation>对话</translation>
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation>移到单独的窗口</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>ConversationHeader</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation>发送文件 (Ctrl+Shift+U)</translation>
        </message>
        <message>
            <source>Search this conversation (Ctrl+F)</source>
            <translation>在此对话中搜索 (Ctrl+F)</translation>
        </message>
        <message>
            <source>You are not connected</source>
            <translation>你未连接</translation>
        </message>
        <message>
            <source>Blocked: nothing goes to them or comes from them</source>
            <translation>已屏蔽：双方之间不会收发任何内容</translation>
        </message>
        <message>
            <source>1 device</source>
            <translation>1 台设备</translation>
        </message>
        <message numerus="yes">
            <source>%n devices</source>
            <translation>
                <numerusform>%Ln 台设备</numerusform>
            </translation>
        </message>
        <message>
            <source>Back among the tabs</source>
            <translation>移回标签页</translation>
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation>移到单独的窗口</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>正在输入…</translation>
        </message>
    </context>
    <context>
        <name>ConversationTabs</name>
        <message>
            <source>Close (Ctrl+W)</source>
            <translation>关闭 (Ctrl+W)</translation>
        </message>
        <message>
            <source>{name} (@{count})</source>
            <translation>{name} (@{count})</translation>
        </message>
        <message>
            <source>{name}, {count} unread, {mentions} of them mention you</source>
            <translation>{name}，{count} 条未读，其中 {mentions} 条提到你</translation>
        </message>
        <message>
            <source>{name} ({count})</source>
            <translation>{name} ({count})</translation>
        </message>
        <message>
            <source>{name}, {count} unread</source>
            <translation>{name}，{count} 条未读</translation>
        </message>
        <message>
            <source>{peer}, as {account}</source>
            <translation>{peer}，使用账号 {account}</translation>
        </message>
        <message>
            <source>Close the conversation with {name}</source>
            <translation>关闭与 {name} 的对话</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>You</source>
            <translation>你</translation>
        </message>
        <message>
            <source>Nothing was said yet. Write to {name}, or drop a file here.</source>
            <translation>还没有消息。给 {name} 写点什么，或把文件拖到这里。</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Send files to {name}</source>
            <translation>向 {name} 发送文件</translation>
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation>向 {name} 发送文件夹</translation>
        </message>
        <message>
            <source>Send files to {name} on {device}</source>
            <translation>向 {name} 的 {device} 发送文件</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%Ln 个人</numerusform>
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>New group</source>
            <translation>新建分组</translation>
        </message>
        <message>
            <source>Name of the new group:</source>
            <translation>新分组的名称：</translation>
        </message>
        <message>
            <source>Remove contact</source>
            <translation>移除联系人</translation>
        </message>
        <message>
            <source>Remove {name} ({address}) from your contacts?</source>
            <translation>要从联系人中移除 {name}（{address}）吗？</translation>
        </message>
        <message>
            <source>You will no longer see each other online. What you have written to each other stays.</source>
            <translation>你们将不再看到对方是否在线。聊天记录会保留。</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
    </context>
    <context>
        <name>DetachedWindow</name>
        <message>
            <source>{name} — Gharial</source>
            <translation>{name} — Gharial</translation>
        </message>
    </context>
    <context>
        <name>DetailsDialog</name>
        <message>
            <source>Details of {room}</source>
            <translation>{room} 的详情</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>说明(&amp;D)</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>密码(&amp;P)</translation>
        </message>
        <message>
            <source>Only &amp;members may come in</source>
            <translation>仅成员可以加入(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Guests may only listen</source>
            <translation>访客只能旁听(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Stays when everybody has left</source>
            <translation>所有人离开后仍保留(&amp;S)</translation>
        </message>
        <message>
            <source>Shown in the server’s &amp;list</source>
            <translation>显示在服务器的列表中(&amp;L)</translation>
        </message>
        <message>
            <source>Who belongs to this group chat</source>
            <translation>此群聊的名单</translation>
        </message>
        <message>
            <source>&amp;Take off the list…</source>
            <translation>从名单中移除(&amp;T)…</translation>
        </message>
        <message>
            <source>Close this group chat for good…</source>
            <translation>永久关闭此群聊…</translation>
        </message>
        <message>
            <source>Asking for the members…</source>
            <translation>正在查询成员…</translation>
        </message>
        <message>
            <source>Nobody is on its lists, or they are not shown to you.</source>
            <translation>名单中没有人，或名单不对你显示。</translation>
        </message>
        <message>
            <source>&amp;Lift the ban…</source>
            <translation>解除封禁(&amp;L)…</translation>
        </message>
        <message>
            <source>Lift the ban</source>
            <translation>解除封禁</translation>
        </message>
        <message>
            <source>Let {name} come back?</source>
            <translation>允许 {name} 回来吗？</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>从名单中移除</translation>
        </message>
        <message>
            <source>Take {name} off the list of this group chat?</source>
            <translation>将 {name} 从此群聊的名单中移除吗？</translation>
        </message>
        <message>
            <source>Close {room} for good? Everybody is sent out, and nobody can come back.</source>
            <translation>永久关闭 {room} 吗？所有人都会被移出，而且无法再回来。</translation>
        </message>
        <message>
            <source>Close group chat</source>
            <translation>关闭群聊</translation>
        </message>
        <message>
            <source>Close for good</source>
            <translation>永久关闭</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>Details of the selected transfer</source>
            <translation>所选传输的详情</translation>
        </message>
        <message>
            <source>Way</source>
            <translation>途径</translation>
        </message>
        <message>
            <source>Speed of the last minute</source>
            <translation>最近一分钟的速度</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>尝试记录</translation>
        </message>
        <message>
            <source>Did not arrive</source>
            <translation>未送达</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>校验</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <source>Copies a technical account of this transfer</source>
            <translation>复制此传输的技术说明</translation>
        </message>
        <message>
            <source>Save receipt…</source>
            <translation>保存凭证…</translation>
        </message>
        <message>
            <source>Writes into a file who sent what to whom, and its hashes</source>
            <translation>把谁给谁发送了什么以及哈希值写入文件</translation>
        </message>
    </context>
    <context>
        <name>DialogFrame</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation>账号(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>EmojiPicker</name>
        <message>
            <source>Emoji</source>
            <translation>表情</translation>
        </message>
        <message>
            <source>Search emoji</source>
            <translation>搜索表情</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
    </context>
    <context>
        <name>EmptyPage</name>
        <message>
            <source>No account yet</source>
            <translation>还没有账号</translation>
        </message>
        <message>
            <source>Set up an account to see your contacts here.</source>
            <translation>设置账号后，你的联系人会显示在这里。</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>设置…</translation>
        </message>
        <message>
            <source>No contacts yet</source>
            <translation>还没有联系人</translation>
        </message>
        <message>
            <source>Add somebody by their address. Then you can write to each other and send files.</source>
            <translation>用对方的地址添加联系人，然后就可以互发消息和文件。</translation>
        </message>
        <message>
            <source>Add contact…</source>
            <translation>添加联系人…</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>未连接</translation>
        </message>
        <message>
            <source>Your contacts are shown here as soon as you are signed in.</source>
            <translation>登录后，你的联系人会显示在这里。</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>没有找到人</translation>
        </message>
        <message>
            <source>None of your contacts has “{text}” in the name or address.</source>
            <translation>没有联系人的名称或地址含有“{text}”。</translation>
        </message>
        <message>
            <source>Add {address}…</source>
            <translation>添加 {address}…</translation>
        </message>
    </context>
    <context>
        <name>FilePublishing</name>
        <message>
            <source>A file that {name} may fetch</source>
            <translation>{name} 可获取的文件</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Stop offering {name}</source>
            <translation>停止提供 {name}</translation>
        </message>
    </context>
    <context>
        <name>FileSending</name>
        <message>
            <source>Send files to {name}</source>
            <translation>向 {name} 发送文件</translation>
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation>向 {name} 发送文件夹</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Send this picture to {name}?</source>
            <translation>把这张图片发给 {name} 吗？</translation>
        </message>
        <message>
            <source>Send this picture to {name} when they are back?</source>
            <translation>等 {name} 上线后把这张图片发过去吗？</translation>
        </message>
        <message>
            <source>Screenshot {time}</source>
            <translation>截图 {time}</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Search files and people</source>
            <translation>搜索文件和联系人</translation>
        </message>
        <message>
            <source>Search by the name of a file or a person (Ctrl+F)</source>
            <translation>按文件名或人名搜索 (Ctrl+F)</translation>
        </message>
        <message>
            <source>All {count}</source>
            <translation>全部 {count}</translation>
        </message>
        <message>
            <source>Active {count}</source>
            <translation>进行中 {count}</translation>
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation>等待中 {count}</translation>
        </message>
        <message>
            <source>Finished {count}</source>
            <translation>已结束 {count}</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>All accounts</source>
            <translation>所有账号</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Sent and received</source>
            <translation>发送和接收</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>接收</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>所有种类</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>流</translation>
        </message>
        <message>
            <source>From or to</source>
            <translation>来自或发往</translation>
        </message>
        <message>
            <source>Only stanzas from or to this address, or a part of it</source>
            <translation>仅显示来自或发往此地址（或地址的一部分）的节</translation>
        </message>
        <message>
            <source>Search the stanzas</source>
            <translation>搜索节</translation>
        </message>
        <message>
            <source>Only stanzas that hold these words (Ctrl+F)</source>
            <translation>仅显示含有这些文字的节 (Ctrl+F)</translation>
        </message>
        <message>
            <source>Only file transfers</source>
            <translation>仅文件传输</translation>
        </message>
        <message>
            <source>Only stanzas of Jingle and the other ways to send files.</source>
            <translation>仅显示 Jingle 及其他文件传输方式的节。</translation>
        </message>
        <message>
            <source>Without acknowledgements</source>
            <translation>不含确认</translation>
        </message>
        <message>
            <source>Leaves out what the two ends only tell each other to be sure that stanzas arrived.</source>
            <translation>略去双方仅为确认节已送达而互发的内容。</translation>
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <source>Welcome to Gharial</source>
            <translation>欢迎使用 Gharial</translation>
        </message>
        <message>
            <source>Add an account</source>
            <translation>添加账号</translation>
        </message>
    </context>
    <context>
        <name>Floating</name>
        <message>
            <source>Jump to latest</source>
            <translation>跳到最新消息</translation>
        </message>
        <message numerus="yes">
            <source>%n new messages</source>
            <translation>
                <numerusform>%Ln 条新消息</numerusform>
            </translation>
        </message>
        <message>
            <source>Jump to latest: {count}</source>
            <translation>跳到最新消息：{count}</translation>
        </message>
    </context>
    <context>
        <name>GeneralPage</name>
        <message>
            <source>Looks</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <source>“As the system” changes with the system, at once.</source>
            <translation>选择“跟随系统”时，会立即随系统变化。</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Another language is spoken when Gharial starts the next time.</source>
            <translation>下次启动 Gharial 时生效。</translation>
        </message>
        <message>
            <source>Keep running when the windows are closed</source>
            <translation>关闭窗口后继续运行</translation>
        </message>
        <message>
            <source>Gharial stays in the tray and goes on receiving; where there is no tray, closing ends it.</source>
            <translation>Gharial 会留在托盘中继续接收；没有托盘时，关闭窗口就会退出。</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>通知</translation>
        </message>
        <message>
            <source>Notify of new messages</source>
            <translation>有新消息时通知</translation>
        </message>
        <message>
            <source>Not for the conversation you are looking at.</source>
            <translation>正在查看的对话除外。</translation>
        </message>
        <message>
            <source>Notify of offered files</source>
            <translation>有人提供文件时通知</translation>
        </message>
        <message>
            <source>With buttons to accept or decline, where the system can show them.</source>
            <translation>系统支持时，通知上带有接受和拒绝按钮。</translation>
        </message>
        <message>
            <source>Notify of files that have arrived</source>
            <translation>文件到达时通知</translation>
        </message>
        <message>
            <source>With a button that opens their folder; not while you look at a window of Gharial.</source>
            <translation>附有打开其文件夹的按钮；当你正在查看 Gharial 的窗口时不会通知。</translation>
        </message>
        <message>
            <source>Notifications tell</source>
            <translation>通知内容</translation>
        </message>
        <message>
            <source>They may also stand on a locked screen, where others can read them.</source>
            <translation>它们也可能显示在锁定的屏幕上，被他人看到。</translation>
        </message>
        <message>
            <source>who and what</source>
            <translation>发送者和内容</translation>
        </message>
        <message>
            <source>only who</source>
            <translation>仅发送者</translation>
        </message>
        <message>
            <source>neither who nor what</source>
            <translation>发送者和内容都不显示</translation>
        </message>
        <message>
            <source>Notify also while I am not to be disturbed</source>
            <translation>请勿打扰时也通知</translation>
        </message>
        <message>
            <source>Otherwise an account with the status “Do not disturb” stays silent, and only counts what is new.</source>
            <translation>否则，状态为“请勿打扰”的账号保持安静，只统计新消息。</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>在线状态</translation>
        </message>
        <message>
            <source>Away after (minutes)</source>
            <translation>多久后显示为离开（分钟）</translation>
        </message>
        <message>
            <source>When nobody has touched the computer for so long, contacts see you as away.</source>
            <translation>电脑无人操作达到这个时间后，联系人会看到你已离开。</translation>
        </message>
        <message>
            <source>never</source>
            <translation>从不</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>对话</translation>
        </message>
        <message>
            <source>Enter sends the message</source>
            <translation>按 Enter 发送消息</translation>
        </message>
        <message>
            <source>Otherwise Enter starts a new line and Ctrl+Enter sends.</source>
            <translation>否则 Enter 换行，Ctrl+Enter 发送。</translation>
        </message>
        <message>
            <source>Tell who comes and goes</source>
            <translation>提示谁进出</translation>
        </message>
        <message>
            <source>In quiet lines between what is said in group chats.</source>
            <translation>在群聊消息之间以不显眼的文字显示。</translation>
        </message>
        <message>
            <source>in small group chats</source>
            <translation>在小型群聊中</translation>
        </message>
        <message>
            <source>in all group chats</source>
            <translation>在所有群聊中</translation>
        </message>
        <message>
            <source>Tell when a message has arrived</source>
            <translation>消息送达时告知对方</translation>
        </message>
        <message>
            <source>The sender sees that your device has the message.</source>
            <translation>发送者会看到你的设备已收到消息。</translation>
        </message>
        <message>
            <source>Tell when a message was read</source>
            <translation>消息已读时告知对方</translation>
        </message>
        <message>
            <source>The sender sees how far you have read.</source>
            <translation>发送者会看到你读到了哪里。</translation>
        </message>
        <message>
            <source>Tell when you are typing</source>
            <translation>正在输入时告知对方</translation>
        </message>
        <message>
            <source>The other side sees that an answer is being written.</source>
            <translation>对方会看到你正在写回复。</translation>
        </message>
        <message>
            <source>When something goes wrong</source>
            <translation>出现问题时</translation>
        </message>
        <message>
            <source>Show the log</source>
            <translation>显示日志</translation>
        </message>
        <message>
            <source>Opens the folder with the file that Gharial writes its news into.</source>
            <translation>打开日志文件所在的文件夹，Gharial 的运行记录都写在其中。</translation>
        </message>
        <message>
            <source>What Gharial has noted down</source>
            <translation>Gharial 的运行记录</translation>
        </message>
        <message>
            <source>Gharial waits in the tray from the start, and goes on with files that were on their way.</source>
            <translation>Gharial 一开始就在托盘中等待，并继续未完成的传输。</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>First steps</source>
            <translation>入门</translation>
        </message>
        <message>
            <source>Do not show the first steps again</source>
            <translation>不再显示入门</translation>
        </message>
        <message>
            <source>Add somebody. Once they agree, you see when they are online.</source>
            <translation>添加联系人。对方同意后，你就能看到对方是否在线。</translation>
        </message>
        <message>
            <source>Drop a file on a contact: it is sent by the best way there is.</source>
            <translation>把文件拖到联系人上，就会以最佳途径发送。</translation>
        </message>
        <message>
            <source>Test how files reach you here, before the first one is urgent.</source>
            <translation>趁还不着急，先测试文件能否传到这里。</translation>
        </message>
        <message>
            <source>Test my transfers</source>
            <translation>测试我的传输</translation>
        </message>
        <message>
            <source>All of it works by keyboard; F1 shows the keys.</source>
            <translation>一切都可用键盘操作；按 F1 显示按键。</translation>
        </message>
        <message>
            <source>Show keys</source>
            <translation>显示按键</translation>
        </message>
    </context>
    <context>
        <name>HitList</name>
        <message>
            <source>Settings found</source>
            <translation>找到的设置</translation>
        </message>
        <message>
            <source>{setting} ({page})</source>
            <translation>{setting}（{page}）</translation>
        </message>
        <message>
            <source>Settings found: {count}</source>
            <translation>找到的设置：{count}</translation>
        </message>
        <message>
            <source>No setting is called so. Try another word.</source>
            <translation>没有这样的设置。请换一个词。</translation>
        </message>
    </context>
    <context>
        <name>Hits</name>
        <message>
            <source>Messages and files found</source>
            <translation>找到的消息和文件</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>{file} from {name} · {size}</source>
            <translation>{file} 来自 {name} · {size}</translation>
        </message>
        <message>
            <source>{file} to {name} · {size}</source>
            <translation>{file} 发给 {name} · {size}</translation>
        </message>
        <message>
            <source>{file} shared with {name}</source>
            <translation>{file} 分享到 {name}</translation>
        </message>
        <message>
            <source>{name} · {date}: {text}</source>
            <translation>{name} · {date}：{text}</translation>
        </message>
    </context>
    <context>
        <name>InvitationDialog</name>
        <message>
            <source>Invitation</source>
            <translation>邀请</translation>
        </message>
        <message>
            <source>Your name there</source>
            <translation>你在那里的昵称</translation>
        </message>
        <message>
            <source>&amp;Join</source>
            <translation>加入(&amp;J)</translation>
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation>拒绝(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Not now</source>
            <translation>以后再说(&amp;N)</translation>
        </message>
        <message>
            <source>Your na&amp;me there</source>
            <translation>你在那里的昵称(&amp;M)</translation>
        </message>
        <message>
            <source>1 more waits</source>
            <translation>还有 1 个在等待</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>还有 %Ln 个在等待</numerusform>
            </translation>
        </message>
        <message>
            <source>You are invited into a group chat</source>
            <translation>有人邀请你加入群聊</translation>
        </message>
        <message>
            <source>{name} invites you into a group chat</source>
            <translation>{name} 邀请你加入群聊</translation>
        </message>
        <message>
            <source>From your contact {address}, to your account {account}.</source>
            <translation>来自你的联系人 {address}，发给你的账号 {account}。</translation>
        </message>
        <message>
            <source>Who invited you is only what the group chat says. It is for your account {account}.</source>
            <translation>邀请者是谁，仅凭群聊所说。发给你的账号 {account}。</translation>
        </message>
        <message>
            <source>Somebody who is not in your contacts. It is for your account {account}.</source>
            <translation>此人不是你的联系人。发给你的账号 {account}。</translation>
        </message>
    </context>
    <context>
        <name>InviteDialog</name>
        <message>
            <source>Invite to {room}</source>
            <translation>邀请加入 {room}</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>邀请</translation>
        </message>
        <message>
            <source>&amp;People</source>
            <translation>联系人(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>附言(&amp;M)</translation>
        </message>
        <message>
            <source>Write whom to invite.</source>
            <translation>请填写要邀请谁。</translation>
        </message>
    </context>
    <context>
        <name>JoinDialog</name>
        <message>
            <source>Join a group chat</source>
            <translation>加入群聊</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>Name or address, such as garden@rooms.river.example</source>
            <translation>名称或地址，例如 garden@rooms.river.example</translation>
        </message>
        <message>
            <source>Only where one is asked for</source>
            <translation>仅在需要时填写</translation>
        </message>
        <message>
            <source>&amp;Group chat</source>
            <translation>群聊(&amp;G)</translation>
        </message>
        <message>
            <source>Your &amp;name there</source>
            <translation>你在那里的昵称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>密码(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Keep in my list, and join when Gharial starts</source>
            <translation>保留在我的列表中，并在 Gharial 启动时加入(&amp;K)</translation>
        </message>
        <message>
            <source>Group chats that this server lists</source>
            <translation>此服务器列出的群聊</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>你还没有登录任何账号。请先在设置中添加账号。</translation>
        </message>
        <message>
            <source>Asking the server for its group chats…</source>
            <translation>正在向服务器查询群聊…</translation>
        </message>
        <message>
            <source>This server lists no group chats.</source>
            <translation>此服务器没有列出群聊。</translation>
        </message>
        <message>
            <source>Create it…</source>
            <translation>创建…</translation>
        </message>
    </context>
    <context>
        <name>KeyboardWindow</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Search keys and what they do</source>
            <translation>搜索按键及其作用</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>作用</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>复制为文本</translation>
        </message>
        <message>
            <source>Save as text…</source>
            <translation>另存为文本…</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>已保存。</translation>
        </message>
        <message>
            <source>{keys} or {key}</source>
            <translation>{keys} 或 {key}</translation>
        </message>
        <message>
            <source>No key does that.</source>
            <translation>没有这样的按键。</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <source>Save as text</source>
            <translation>另存为文本</translation>
        </message>
        <message>
            <source>gharial-keys.txt</source>
            <translation>gharial-按键.txt</translation>
        </message>
    </context>
    <context>
        <name>LimitButton</name>
        <message>
            <source>Sending</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>接收</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>其他…</translation>
        </message>
        <message>
            <source>Other: {limit}…</source>
            <translation>其他：{limit}…</translation>
        </message>
        <message>
            <source>off</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>Limit: {limit}</source>
            <translation>限速：{limit}</translation>
        </message>
        <message>
            <source>Limit: {up} up, {down} down</source>
            <translation>限速：上传 {up}，下载 {down}</translation>
        </message>
        <message>
            <source>Limit: {limit} up</source>
            <translation>限速：上传 {limit}</translation>
        </message>
        <message>
            <source>Limit: {limit} down</source>
            <translation>限速：下载 {limit}</translation>
        </message>
        <message>
            <source>{limit} ({hours})</source>
            <comment>a speed limit and when it holds</comment>
            <translation>{limit}（{hours}）</translation>
        </message>
        <message>
            <source>At most so many kB a second:</source>
            <translation>每秒最多多少 kB：</translation>
        </message>
    </context>
    <context>
        <name>LimitHours</name>
        <message>
            <source>Both limits hold only from</source>
            <translation>两项限制仅在以下时段生效：从</translation>
        </message>
        <message>
            <source>The limits hold only in a part of the day</source>
            <translation>限制仅在一天中的部分时段生效</translation>
        </message>
        <message>
            <source>From what time on the limits hold</source>
            <translation>限制从何时起生效</translation>
        </message>
        <message>
            <source>until</source>
            <comment>two times of day: from … until …</comment>
            <translation>到</translation>
        </message>
        <message>
            <source>Until what time the limits hold</source>
            <translation>限制到何时为止</translation>
        </message>
    </context>
    <context>
        <name>MessageList</name>
        <message>
            <source>Opens {host}</source>
            <translation>打开 {host}</translation>
        </message>
    </context>
    <context>
        <name>MessageView</name>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
    </context>
    <context>
        <name>NameDialog</name>
        <message>
            <source>My name in {room}</source>
            <translation>我在 {room} 中的昵称</translation>
        </message>
        <message>
            <source>&amp;Name that everybody there sees</source>
            <translation>所有人看到的昵称(&amp;N)</translation>
        </message>
        <message>
            <source>Name that everybody there sees</source>
            <translation>所有人看到的昵称</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
    </context>
    <context>
        <name>NetworkPage</name>
        <message>
            <source>Reached directly</source>
            <translation>直接连接</translation>
        </message>
        <message>
            <source>Port for direct transfers</source>
            <translation>直接传输的端口</translation>
        </message>
        <message>
            <source>Choose one and open it in your router if others cannot reach you directly.</source>
            <translation>如果别人无法直接连接你，请选定一个端口，并在路由器上开放。</translation>
        </message>
        <message>
            <source>any free one</source>
            <translation>任意空闲端口</translation>
        </message>
        <message>
            <source>Ask the router to open the port</source>
            <translation>请求路由器开放端口</translation>
        </message>
        <message>
            <source>By UPnP or NAT-PMP, Gharial asks your router to pass connections to this port on to this computer while it runs, and tells contacts the router’s address. Not every router does that.</source>
            <translation>Gharial 运行时，会通过 UPnP 或 NAT-PMP 请求路由器把到此端口的连接转给这台电脑，并把路由器的地址告诉联系人。并非所有路由器都支持。</translation>
        </message>
        <message>
            <source>Public address</source>
            <translation>公网地址</translation>
        </message>
        <message>
            <source>Where others reach this computer from outside: the address or name of your router, and the port after a colon where it is another. Leave it empty if you do not know.</source>
            <translation>别人从外部连接这台电脑的地址：路由器的地址或名称；端口不同时，在冒号后写上端口。不清楚就留空。</translation>
        </message>
        <message>
            <source>STUN servers</source>
            <translation>STUN 服务器</translation>
        </message>
        <message>
            <source>They tell this computer its address as others see it, so that two routers can be crossed. Your chat server may name some by itself; these are asked besides, and learn your network address. Several are parted by blanks.</source>
            <translation>它们告诉这台电脑别人看到的地址，从而穿过双方的路由器。你的聊天服务器可能已提供一些；这里的会一并询问，并得知你的网络地址。多个之间用空格隔开。</translation>
        </message>
        <message>
            <source>Use plain UDP where nothing else leads straight there</source>
            <translation>没有其他直接途径时使用普通 UDP</translation>
        </message>
        <message>
            <source>Between two Gharials, files may go as datagrams of their own (UDP). Some networks let these through and nothing else; some forbid them.</source>
            <translation>两个 Gharial 之间，文件可以用数据报（UDP）传输。有些网络只放行它，有些则禁止它。</translation>
        </message>
        <message>
            <source>Offer links at every address of this computer</source>
            <translation>在这台电脑的所有地址上提供链接</translation>
        </message>
        <message>
            <source>Where a file is sent as a link that leads here, it can be fetched over all networks this computer is in, and not only over the one that contacts know. The link cannot be guessed either way.</source>
            <translation>以指向本机的链接发送文件时，可从这台电脑所在的所有网络获取，而不仅限于联系人已知的那个。无论哪种情况，链接都无法被猜出。</translation>
        </message>
        <message>
            <source>Proxies</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>A file goes through a proxy where the two computers cannot reach each other. Those of your servers are found by themselves; these are used besides them. A proxy sees both network addresses.</source>
            <translation>两台电脑无法直接连接时，文件会经过代理。你的服务器提供的代理会自动找到；这里列出的也会一并使用。代理能看到双方的网络地址。</translation>
        </message>
    </context>
    <context>
        <name>NewDialog</name>
        <message>
            <source>New group chat</source>
            <translation>新建群聊</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>创建</translation>
        </message>
        <message>
            <source>Such as: Boat trip</source>
            <translation>例如：游船之旅</translation>
        </message>
        <message>
            <source>Only people who are invited</source>
            <translation>仅受邀请的人</translation>
        </message>
        <message>
            <source>Everybody who knows the address</source>
            <translation>知道地址的所有人</translation>
        </message>
        <message>
            <source>&amp;Stays when everybody has left</source>
            <translation>所有人离开后仍保留(&amp;S)</translation>
        </message>
        <message>
            <source>Shown in the server’s &amp;list</source>
            <translation>显示在服务器的列表中(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Who may come in</source>
            <translation>谁可以加入(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Invite</source>
            <translation>邀请(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>地址(&amp;A)</translation>
        </message>
        <message>
            <source>Your na&amp;me there</source>
            <translation>你在那里的昵称(&amp;M)</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>你还没有登录任何账号。请先在设置中添加账号。</translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <source>{name} · {count} new messages</source>
            <translation>{name} · {count} 条新消息</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message numerus="yes">
            <source>%n files are offered to you</source>
            <translation>
                <numerusform>有 %Ln 个文件等你接收</numerusform>
            </translation>
        </message>
        <message>
            <source>From {names}</source>
            <translation>来自 {names}</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>A new message</source>
            <translation>一条新消息</translation>
        </message>
        <message>
            <source>{name} invites you to {room}</source>
            <translation>{name} 邀请你加入 {room}</translation>
        </message>
        <message>
            <source>{name} invites you to a group chat</source>
            <translation>{name} 邀请你加入群聊</translation>
        </message>
        <message>
            <source>An invitation to a group chat</source>
            <translation>一份群聊邀请</translation>
        </message>
        <message>
            <source>A file is offered to you</source>
            <translation>有人要发送文件给你</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation>{name} 想给你发送文件</translation>
        </message>
        <message>
            <source>{what}, {size}
from {address}</source>
            <translation>{what}，{size}
来自 {address}</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
    </context>
    <context>
        <name>NoticeLine</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>1 file waiting</source>
            <translation>1 个文件在等待</translation>
        </message>
        <message numerus="yes">
            <source>%n files waiting</source>
            <translation>
                <numerusform>%Ln 个文件在等待</numerusform>
            </translation>
        </message>
        <message>
            <source>1 folder waiting</source>
            <translation>1 个文件夹在等待</translation>
        </message>
        <message numerus="yes">
            <source>%n folders waiting</source>
            <translation>
                <numerusform>%Ln 个文件夹在等待</numerusform>
            </translation>
        </message>
        <message>
            <source>{files} and {folders} waiting</source>
            <translation>{files}和{folders}在等待</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 个文件</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>1 folder</source>
            <translation>1 个文件夹</translation>
        </message>
        <message numerus="yes">
            <source>%n folders</source>
            <translation>
                <numerusform>%Ln 个文件夹</numerusform>
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>{words}: {names}</source>
            <translation>{words}：{names}</translation>
        </message>
        <message>
            <source>{name} wants to see you online</source>
            <translation>{name} 想看到你的在线状态</translation>
        </message>
        <message>
            <source>{count} people want to see you online</source>
            <translation>{count} 个人想看到你的在线状态</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>答复</translation>
        </message>
        <message>
            <source>You are invited to {room}</source>
            <translation>你被邀请加入 {room}</translation>
        </message>
        <message>
            <source>{count} invitations to group chats</source>
            <translation>{count} 个群聊邀请</translation>
        </message>
    </context>
    <context>
        <name>OccupantConversation</name>
        <message>
            <source>{old} is now called {new}. Choose that name among the people to write on.</source>
            <translation>{old} 现在改名为 {new}。请在成员中选择新昵称继续聊天。</translation>
        </message>
    </context>
    <context>
        <name>OccupantHeader</name>
        <message>
            <source>no longer there</source>
            <translation>已不在其中</translation>
        </message>
        <message>
            <source>1 device</source>
            <translation>1 台设备</translation>
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>I expected this and know what it is</source>
            <translation>我知道会收到它，也知道它是什么</translation>
        </message>
        <message>
            <source>You have this very file already: {path}</source>
            <translation>你已有完全相同的文件：{path}</translation>
        </message>
        <message>
            <source>You have a file of this name and size from them already: {path}</source>
            <translation>你已从对方收到过同名且大小相同的文件：{path}</translation>
        </message>
        <message>
            <source>The whole file name</source>
            <translation>完整文件名</translation>
        </message>
    </context>
    <context>
        <name>OfferDesk</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
    </context>
    <context>
        <name>OfferDialog</name>
        <message>
            <source>Take all of them</source>
            <translation>全部接收</translation>
        </message>
        <message>
            <source>The others come into the same folder without a question, except those that can run.</source>
            <translation>其余文件会直接存入同一文件夹，不再询问；可运行的文件除外。</translation>
        </message>
        <message>
            <source>your own devices</source>
            <translation>你自己的设备</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>屏蔽</translation>
        </message>
        <message>
            <source>Nothing of theirs reaches you any more.</source>
            <translation>你将不再收到对方的任何内容。</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>{address} to your account {account}</source>
            <translation>{address} 发给你的账号 {account}</translation>
        </message>
        <message>
            <source>Tick what you want to have, or decline.</source>
            <translation>请勾选你想要的文件，或者拒绝。</translation>
        </message>
        <message>
            <source>First say that you expected it, by ticking the box above.</source>
            <translation>请先勾选上面的方框，表示你知道会收到它。</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存为</translation>
        </message>
    </context>
    <context>
        <name>OfferList</name>
        <message>
            <source>Files offered to you</source>
            <translation>等你接收的文件</translation>
        </message>
        <message>
            <source>Look at it…</source>
            <translation>查看…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Block sender</source>
            <translation>屏蔽发送者</translation>
        </message>
        <message numerus="yes">
            <source>{name} offers %n files</source>
            <translation>
                <numerusform>{name} 提供 %Ln 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation>全部拒绝</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>全部接受</translation>
        </message>
        <message>
            <source>Files that wait for your answer: {count}</source>
            <translation>等待你答复的文件：{count}</translation>
        </message>
        <message>
            <source>Select a sender, for all of theirs, or single files.</source>
            <translation>请选择一个发送者（即其全部文件），或选择单个文件。</translation>
        </message>
        <message>
            <source>Files that can run, and those of strangers, are accepted one by one: look at each.</source>
            <translation>可运行的文件和陌生人的文件需要逐个接受：请分别查看。</translation>
        </message>
        <message>
            <source>What is still to come of these files is taken too, without a question.</source>
            <translation>这批文件中后续的部分也会直接接收，不再询问。</translation>
        </message>
        <message>
            <source>Open offers</source>
            <translation>打开文件列表</translation>
        </message>
    </context>
    <context>
        <name>OfferLook</name>
        <message>
            <source>Show small pictures</source>
            <translation>显示缩略图</translation>
        </message>
        <message>
            <source>Show a small picture</source>
            <translation>显示缩略图</translation>
        </message>
        <message>
            <source>Their computer is asked for it now, and sees your network address before you have accepted.</source>
            <translation>现在就会向对方的电脑索取，在你接受之前，对方就会看到你的网络地址。</translation>
        </message>
        <message>
            <source>Small picture of {name}</source>
            <translation>{name} 的缩略图</translation>
        </message>
    </context>
    <context>
        <name>OfferPlace</name>
        <message>
            <source>Save in</source>
            <translation>保存到</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose the folder to save in</source>
            <translation>选择保存文件夹</translation>
        </message>
        <message>
            <source>Only {free} free, {missing} too little. Choose another folder or free some space.</source>
            <translation>仅剩 {free}，还缺 {missing}。请选择其他文件夹或腾出空间。</translation>
        </message>
        <message>
            <source>{free} free</source>
            <translation>剩余 {free}</translation>
        </message>
    </context>
    <context>
        <name>OfferPromise</name>
        <message>
            <source>Always take files from {name}</source>
            <translation>始终接收 {name} 的文件</translation>
        </message>
        <message>
            <source>Into this folder. Never files that can run. The settings list it under Accept rules.</source>
            <translation>存入此文件夹。可运行的文件除外。设置的“接受规则”中会列出。</translation>
        </message>
        <message>
            <source>Largest size that is always taken</source>
            <translation>始终接收的文件大小上限</translation>
        </message>
        <message>
            <source>up to {size}</source>
            <translation>不超过 {size}</translation>
        </message>
        <message>
            <source>of any size</source>
            <translation>大小不限</translation>
        </message>
    </context>
    <context>
        <name>OfferTree</name>
        <message>
            <source>Files in the folder</source>
            <translation>文件夹中的文件</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %Ln 个</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PageFoot</name>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>正在处理</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>PageReset</name>
        <message>
            <source>Undo the reset</source>
            <translation>撤销重置</translation>
        </message>
        <message>
            <source>Reset this page</source>
            <translation>重置此页</translation>
        </message>
        <message>
            <source>Everything on this page becomes what it was at first; your accounts and contacts stay.</source>
            <translation>此页上的一切恢复为最初的样子；你的账号和联系人保持不变。</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>恢复初始状态</translation>
        </message>
        <message>
            <source>Settings of this page</source>
            <translation>本页的设置</translation>
        </message>
    </context>
    <context>
        <name>PassingNotice</name>
        <message>
            <source>The receipt is saved: {name}</source>
            <translation>凭证已保存：{name}</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Password of {account}</source>
            <translation>{account} 的密码</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>以后再说</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>正在登录…</translation>
        </message>
    </context>
    <context>
        <name>PasswordPlace</name>
        <message>
            <source>The file is not encrypted: programs that run under your name can read it too.</source>
            <translation>该文件没有加密：以你的身份运行的程序也能读取。</translation>
        </message>
        <message>
            <source>Where to keep the password instead:</source>
            <translation>改把密码保存在哪里：</translation>
        </message>
        <message>
            <source>Nowhere. Ask me at every start.</source>
            <translation>不保存。每次启动时询问。</translation>
        </message>
        <message>
            <source>In a file that only I can read.</source>
            <translation>保存在只有我能读取的文件中。</translation>
        </message>
        <message>
            <source>In the keyring after all. I have unlocked it now.</source>
            <translation>仍保存在密钥环中。我已经解锁。</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>Search people</source>
            <translation>搜索成员</translation>
        </message>
        <message>
            <source>Search people in this group chat</source>
            <translation>在此群聊中搜索成员</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Private message</source>
            <translation>私聊</translation>
        </message>
        <message>
            <source>Mention</source>
            <translation>提到此人</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>发送文件…</translation>
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation>添加到联系人…</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>复制地址</translation>
        </message>
        <message>
            <source>Let them only listen…</source>
            <translation>禁止发言…</translation>
        </message>
        <message>
            <source>Let them speak…</source>
            <translation>允许发言…</translation>
        </message>
        <message>
            <source>No longer moderator…</source>
            <translation>取消主持人…</translation>
        </message>
        <message>
            <source>Make moderator…</source>
            <translation>设为主持人…</translation>
        </message>
        <message>
            <source>Standing in this group chat</source>
            <translation>在此群聊中的身份</translation>
        </message>
        <message>
            <source>Nothing special…</source>
            <translation>无特殊身份…</translation>
        </message>
        <message>
            <source>Member…</source>
            <translation>成员…</translation>
        </message>
        <message>
            <source>Admin…</source>
            <translation>管理员…</translation>
        </message>
        <message>
            <source>Owner…</source>
            <translation>所有者…</translation>
        </message>
        <message>
            <source>Kick…</source>
            <translation>移出…</translation>
        </message>
        <message>
            <source>Ban…</source>
            <translation>封禁…</translation>
        </message>
    </context>
    <context>
        <name>PersonPicker</name>
        <message>
            <source>Contacts that fit</source>
            <translation>匹配的联系人</translation>
        </message>
        <message>
            <source>Names or addresses, parted by commas</source>
            <translation>名称或地址，用逗号隔开</translation>
        </message>
    </context>
    <context>
        <name>ProxyList</name>
        <message>
            <source>Proxies</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>None besides those of your servers.</source>
            <translation>除你的服务器提供的之外没有其他。</translation>
        </message>
        <message>
            <source>Address of a proxy</source>
            <translation>代理地址</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
    </context>
    <context>
        <name>ReactionPopup</name>
        <message>
            <source>React</source>
            <translation>表情回应</translation>
        </message>
        <message>
            <source>Take away {emoji}</source>
            <translation>取消 {emoji}</translation>
        </message>
        <message>
            <source>React with {emoji}</source>
            <translation>用 {emoji} 回应</translation>
        </message>
        <message>
            <source>More emoji…</source>
            <translation>更多表情…</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Reason, for all to read; may stay empty</source>
            <translation>理由，所有人可见；可以留空</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
    </context>
    <context>
        <name>ReceiptSaver</name>
        <message>
            <source>Save receipt</source>
            <translation>保存凭证</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>文本 (*.txt)</translation>
        </message>
        <message>
            <source>For programs: JSON (*.json)</source>
            <translation>供程序使用：JSON (*.json)</translation>
        </message>
        <message>
            <source>Receipt for {name}</source>
            <translation>{name} 的凭证</translation>
        </message>
    </context>
    <context>
        <name>RegistrationFields</name>
        <message>
            <source>The picture could not be shown.</source>
            <translation>图片无法显示。</translation>
        </message>
        <message>
            <source>A picture with letters to type</source>
            <translation>写有验证字符的图片</translation>
        </message>
    </context>
    <context>
        <name>RegistrationPage</name>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>river.example</source>
            <translation>river.example</translation>
        </message>
        <message>
            <source>Open its web page</source>
            <translation>打开其网页</translation>
        </message>
        <message>
            <source>Ask for a new form</source>
            <translation>重新获取表单</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>I have an account</source>
            <translation>我已有账号</translation>
        </message>
        <message>
            <source>Choose a server for your new account, or paste an invitation. Your address will end in its name.</source>
            <translation>为你的新账号选择一个服务器，或粘贴一份邀请。你的地址将以服务器的名称结尾。</translation>
        </message>
        <message>
            <source>Find a server…</source>
            <translation>查找服务器…</translation>
        </message>
        <message>
            <source>Opens providers.xmpp.net, a list of public servers, in your browser.</source>
            <translation>在浏览器中打开 providers.xmpp.net，一份公共服务器列表。</translation>
        </message>
        <message>
            <source>{name} invites you to {host}. Create an account there, and the two of you are contacts.</source>
            <translation>{name} 邀请你使用 {host}。在那里创建账号后，你们就互为联系人。</translation>
        </message>
        <message>
            <source>You are invited to create an account on {host}.</source>
            <translation>你受邀在 {host} 上创建账号。</translation>
        </message>
        <message>
            <source>Asking {host} for its form…</source>
            <translation>正在向 {host} 获取表单…</translation>
        </message>
        <message>
            <source>Create account</source>
            <translation>创建账号</translation>
        </message>
        <message>
            <source>{host} wants you to use its web page.</source>
            <translation>{host} 要求在其网页上注册。</translation>
        </message>
        <message>
            <source>“{field}” is still empty.</source>
            <translation>“{field}”还没有填写。</translation>
        </message>
        <message>
            <source>Creating the account on {host}…</source>
            <translation>正在 {host} 上创建账号…</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Signing in as {address}…</source>
            <translation>正在以 {address} 登录…</translation>
        </message>
    </context>
    <context>
        <name>RequestDialog</name>
        <message>
            <source>Contact request</source>
            <translation>联系人请求</translation>
        </message>
        <message>
            <source>Allow a&amp;nd add</source>
            <translation>允许并添加(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Allow</source>
            <translation>允许(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation>拒绝(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Block</source>
            <translation>屏蔽(&amp;B)</translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation>全部拒绝</translation>
        </message>
        <message>
            <source>Somebody who calls themselves “{name}” wants to see you online</source>
            <translation>自称“{name}”的人想看到你的在线状态</translation>
        </message>
        <message>
            <source>Somebody wants to see you online</source>
            <translation>有人想看到你的在线状态</translation>
        </message>
        <message>
            <source>This address mixes letters of several alphabets. It may imitate the address of somebody else.</source>
            <translation>这个地址混用了多种文字的字母，可能在冒充他人的地址。</translation>
        </message>
        <message>
            <source>If you allow it, they see when you are online and your status. They ask your account {account}.</source>
            <translation>如果允许，对方会看到你何时在线以及你的状态。对方请求的是你的账号 {account}。</translation>
        </message>
        <message>
            <source>1 more waits</source>
            <translation>还有 1 个在等待</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>还有 %Ln 个在等待</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Requests</name>
        <message>
            <source>Gharial does not follow links that ask for “{action}”.</source>
            <translation>Gharial 不处理要求“{action}”的链接。</translation>
        </message>
    </context>
    <context>
        <name>RoomCommands</name>
        <message>
            <source>Remove group chat</source>
            <translation>移除群聊</translation>
        </message>
        <message>
            <source>Leave {name} and remove it from your list?</source>
            <translation>离开 {name} 并将其从列表中移除吗？</translation>
        </message>
        <message>
            <source>What was said there stays on this computer.</source>
            <translation>聊天记录会保留在此电脑上。</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保留</translation>
        </message>
    </context>
    <context>
        <name>RoomConversation</name>
        <message>
            <source>Everybody there gets a link to a copy on the server.</source>
            <translation>那里的所有人都会收到服务器上副本的链接。</translation>
        </message>
        <message>
            <source>You are not in {name}: it waits until you are</source>
            <translation>你不在 {name} 中：等你加入后发送</translation>
        </message>
        <message>
            <source>Remove what {name} wrote for everyone in this group chat?</source>
            <translation>要为此群聊中的所有人移除 {name} 写的内容吗？</translation>
        </message>
        <message>
            <source>Remove for everyone</source>
            <translation>为所有人移除</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Put {name} out of this group chat? They may come back.</source>
            <translation>将 {name} 移出此群聊吗？对方可以重新加入。</translation>
        </message>
        <message>
            <source>Kick</source>
            <translation>移出</translation>
        </message>
        <message>
            <source>Ban {name} from this group chat? They cannot come back until the ban is lifted.</source>
            <translation>在此群聊中封禁 {name} 吗？在解除封禁之前，对方无法重新加入。</translation>
        </message>
        <message>
            <source>Ban</source>
            <translation>封禁</translation>
        </message>
        <message>
            <source>Let {name} only listen from now on?</source>
            <translation>从现在起禁止 {name} 发言吗？</translation>
        </message>
        <message>
            <source>Make {name} a moderator? They may then put others out.</source>
            <translation>将 {name} 设为主持人吗？主持人可以将他人移出。</translation>
        </message>
        <message>
            <source>Let {name} speak, without moderating?</source>
            <translation>允许 {name} 发言，但不担任主持人吗？</translation>
        </message>
        <message>
            <source>Rights in this group chat</source>
            <translation>在此群聊中的权限</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>更改</translation>
        </message>
        <message>
            <source>Make {name} an owner? Owners may do everything, and close the group chat.</source>
            <translation>将 {name} 设为所有者吗？所有者可以做任何操作，包括关闭群聊。</translation>
        </message>
        <message>
            <source>Make {name} an admin? Admins may ban people and make members.</source>
            <translation>将 {name} 设为管理员吗？管理员可以封禁他人和设置成员。</translation>
        </message>
        <message>
            <source>Make {name} a member?</source>
            <translation>将 {name} 设为成员吗？</translation>
        </message>
        <message>
            <source>Take away what {name} is in this group chat?</source>
            <translation>取消 {name} 在此群聊中的身份吗？</translation>
        </message>
        <message>
            <source>Standing in this group chat</source>
            <translation>在此群聊中的身份</translation>
        </message>
        <message>
            <source>Nothing was said here yet.</source>
            <translation>这里还没有消息。</translation>
        </message>
    </context>
    <context>
        <name>RoomHeader</name>
        <message>
            <source>Show the people (Ctrl+Shift+P)</source>
            <translation>显示成员 (Ctrl+Shift+P)</translation>
        </message>
        <message>
            <source>More about this group chat</source>
            <translation>此群聊的更多操作</translation>
        </message>
        <message>
            <source>You are not connected</source>
            <translation>你未连接</translation>
        </message>
    </context>
    <context>
        <name>RoomMenu</name>
        <message>
            <source>Open group chat</source>
            <translation>打开群聊</translation>
        </message>
        <message>
            <source>Invite…</source>
            <translation>邀请…</translation>
        </message>
        <message>
            <source>Change my name here…</source>
            <translation>更改我在这里的昵称…</translation>
        </message>
        <message>
            <source>Change the topic</source>
            <translation>更改主题</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>Join when Gharial starts</source>
            <translation>Gharial 启动时加入</translation>
        </message>
        <message>
            <source>Details and members…</source>
            <translation>详情和成员…</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>复制地址</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>离开</translation>
        </message>
        <message>
            <source>Leave and remove from the list…</source>
            <translation>离开并从列表中移除…</translation>
        </message>
        <message>
            <source>Notify me</source>
            <translation>通知我</translation>
        </message>
        <message>
            <source>Of mentions; of everything in private group chats</source>
            <translation>提到我时；私密群聊的所有消息</translation>
        </message>
        <message>
            <source>Of every message</source>
            <translation>每条消息</translation>
        </message>
        <message>
            <source>Only when I am mentioned</source>
            <translation>仅在提到我时</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>从不</translation>
        </message>
    </context>
    <context>
        <name>RosterWindow</name>
        <message>
            <source>Gharial</source>
            <translation>Gharial</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>传输</translation>
        </message>
        <message>
            <source>Transfers (Ctrl+J)</source>
            <translation>传输 (Ctrl+J)</translation>
        </message>
        <message>
            <source>Search people, messages, files</source>
            <translation>搜索联系人、消息、文件</translation>
        </message>
        <message>
            <source>People by name or address, what was written, names of files (Ctrl+K)</source>
            <translation>按名称或地址搜索联系人，也可搜索消息内容和文件名 (Ctrl+K)</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Show people who are offline</source>
            <translation>显示离线联系人</translation>
        </message>
        <message>
            <source>Join a group chat…</source>
            <translation>加入群聊…</translation>
        </message>
        <message>
            <source>New group chat…</source>
            <translation>新建群聊…</translation>
        </message>
        <message>
            <source>Fold all groups</source>
            <translation>折叠所有分组</translation>
        </message>
        <message>
            <source>Unfold all groups</source>
            <translation>展开所有分组</translation>
        </message>
        <message>
            <source>XML console</source>
            <translation>XML 控制台</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Add contact (Ctrl+N)</source>
            <translation>添加联系人 (Ctrl+N)</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>Join or start a group chat</source>
            <translation>加入或新建群聊</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Settings (Ctrl+,)</source>
            <translation>设置 (Ctrl+,)</translation>
        </message>
        <message numerus="yes">
            <source>Transfers, %n active</source>
            <translation>
                <numerusform>传输，%Ln 个进行中</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowBar</name>
        <message>
            <source>React</source>
            <translation>表情回应</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>回复</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
    </context>
    <context>
        <name>RowCommands</name>
        <message>
            <source>Take this message back? The other side is asked to remove it, but may have read it already.</source>
            <translation>要撤回这条消息吗？会请求对方删除，但对方可能已经看过了。</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>This link leads to {host}, which may not be what it looks like.
{target}</source>
            <translation>此链接指向 {host}，可能与看上去的不同。
{target}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Ask {owner} for the file {name}? They learn that you are online.</source>
            <translation>向 {owner} 索取文件 {name} 吗？对方会知道你在线。</translation>
        </message>
        <message>
            <source>Ask {owner} for the file {name} ({size})? They learn that you are online.</source>
            <translation>向 {owner} 索取文件 {name}（{size}）吗？对方会知道你在线。</translation>
        </message>
        <message>
            <source>Ask for it</source>
            <translation>索取</translation>
        </message>
    </context>
    <context>
        <name>RowMenu</name>
        <message>
            <source>Reply</source>
            <translation>回复</translation>
        </message>
        <message>
            <source>React…</source>
            <translation>表情回应…</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <source>Take back…</source>
            <translation>撤回…</translation>
        </message>
        <message>
            <source>Remove for everyone…</source>
            <translation>为所有人移除…</translation>
        </message>
        <message>
            <source>Open {link}</source>
            <translation>打开 {link}</translation>
        </message>
    </context>
    <context>
        <name>RuleConditions</name>
        <message>
            <source>any device; or such as: Gharial, phone*</source>
            <translation>任何设备；或例如：Gharial, phone*</translation>
        </message>
        <message>
            <source>Only from</source>
            <translation>仅从</translation>
        </message>
        <message>
            <source>Only in a part of the day</source>
            <translation>仅在一天中的部分时段</translation>
        </message>
        <message>
            <source>From what time on the rule holds</source>
            <translation>规则从何时起生效</translation>
        </message>
        <message>
            <source>Until what time the rule holds</source>
            <translation>规则到何时为止</translation>
        </message>
        <message>
            <source>Only while they cannot see my network address</source>
            <translation>仅当对方看不到我的网络地址时</translation>
        </message>
        <message>
            <source>Not over a metered network</source>
            <translation>不通过按流量计费的网络</translation>
        </message>
        <message>
            <source>Tick a day on which the rule holds.</source>
            <translation>请勾选规则生效的日子。</translation>
        </message>
        <message>
            <source>From and until are the same time; the rule would hold all day. Untick the hours, then.</source>
            <translation>起止时间相同，规则将全天生效。那样的话请取消勾选时段。</translation>
        </message>
        <message>
            <source>until</source>
            <translation>到</translation>
        </message>
        <message>
            <source>&amp;Device</source>
            <translation>设备(&amp;D)</translation>
        </message>
        <message>
            <source>Device or program it comes from</source>
            <translation>来自的设备或程序</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>日子</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>时段</translation>
        </message>
        <message>
            <source>As “File settings” in the menu of a contact says. Links are asked about.</source>
            <translation>以联系人菜单中的“文件设置”为准。链接会询问你。</translation>
        </message>
        <message>
            <source>One that is paid by volume, as far as the system knows. There you are asked.</source>
            <translation>即系统所知按流量付费的网络。在那里会询问你。</translation>
        </message>
    </context>
    <context>
        <name>RuleDialog</name>
        <message>
            <source>Files taken without a question</source>
            <translation>自动接收的文件</translation>
        </message>
        <message>
            <source>Anybody in your contacts</source>
            <translation>任何联系人</translation>
        </message>
        <message>
            <source>Any group</source>
            <translation>任何分组</translation>
        </message>
        <message>
            <source>kB</source>
            <translation>kB</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>GB</translation>
        </message>
        <message>
            <source>any size</source>
            <translation>大小不限</translation>
        </message>
        <message>
            <source>any type; or such as: image/*, *.pdf</source>
            <translation>类型不限；或如：image/*, *.pdf</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose the folder of the rule</source>
            <translation>选择规则的文件夹</translation>
        </message>
        <message>
            <source>More conditions</source>
            <translation>更多条件</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>来自(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>分组(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Largest size</source>
            <translation>大小上限(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Types</source>
            <translation>类型(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Save in</source>
            <translation>保存到(&amp;S)</translation>
        </message>
        <message>
            <source>In the folder may stand {contact}, {address}, {year}, {month}, {day} and {type}. Files that can run are never taken without a question, and nothing of strangers is.</source>
            <translation>文件夹中可以使用 {contact}、{address}、{year}、{month}、{day} 和 {type}。可运行的文件以及陌生人的文件，绝不会自动接收。</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Folder of the rule</source>
            <translation>规则的文件夹</translation>
        </message>
        <message>
            <source>For example: {folder}</source>
            <translation>例如：{folder}</translation>
        </message>
    </context>
    <context>
        <name>RuleExchange</name>
        <message>
            <source>Rules as a file</source>
            <translation>规则文件</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Writes all rules into a file.</source>
            <translation>将所有规则写入文件。</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>导入…</translation>
        </message>
        <message>
            <source>Shows the rules of a file, and which of them to add.</source>
            <translation>显示文件中的规则，由你选择要添加哪些。</translation>
        </message>
        <message>
            <source>Export accept rules</source>
            <translation>导出接受规则</translation>
        </message>
        <message>
            <source>The rules are written to {file}.</source>
            <translation>规则已写入 {file}。</translation>
        </message>
        <message>
            <source>Import accept rules</source>
            <translation>导入接受规则</translation>
        </message>
        <message>
            <source>Accept rules (*.json)</source>
            <translation>接受规则 (*.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>{file} was written by a newer version of Gharial. Nothing was taken from it.</source>
            <translation>{file} 由更新版本的 Gharial 写入。未从中采用任何内容。</translation>
        </message>
        <message>
            <source>{file} is damaged, or holds no accept rules. Nothing was taken from it.</source>
            <translation>{file} 已损坏，或不包含接受规则。未从中采用任何内容。</translation>
        </message>
        <message>
            <source>There is no rule in {file}.</source>
            <translation>{file} 中没有规则。</translation>
        </message>
        <message numerus="yes">
            <source>%n rules were added at the end.</source>
            <translation>
                <numerusform>已在末尾添加 %Ln 条规则。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleImportDialog</name>
        <message>
            <source>Import accept rules</source>
            <translation>导入接受规则</translation>
        </message>
        <message>
            <source>{file} holds these rules. Those you tick are added after yours. A rule that takes files about which you are asked now is not ticked by itself.</source>
            <translation>{file} 包含这些规则。你勾选的规则会加在你的规则之后。会接收目前需要询问你的文件的规则，不会自动勾选。</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>全部勾选</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>You have it already.</source>
            <translation>你已有此规则。</translation>
        </message>
        <message>
            <source>It cannot be used here: its folder is hidden, or no whole path.</source>
            <translation>此处无法使用：其文件夹是隐藏的，或不是完整路径。</translation>
        </message>
        <message>
            <source>New: takes files about which you are asked now.</source>
            <translation>新规则：会接收目前需要询问你的文件。</translation>
        </message>
        <message>
            <source>New, and switched off.</source>
            <translation>新规则，已关闭。</translation>
        </message>
        <message>
            <source>New: takes nothing that another rule would not take.</source>
            <translation>新规则：不会接收其他规则不接收的内容。</translation>
        </message>
        <message>
            <source>Nothing is ticked; everything stays as it is.</source>
            <translation>未勾选任何规则；一切保持不变。</translation>
        </message>
        <message numerus="yes">
            <source>%n of the ticked rules take files about which you are asked now.</source>
            <translation>
                <numerusform>勾选的规则中有 %Ln 条会接收目前需要询问你的文件。</numerusform>
            </translation>
        </message>
        <message>
            <source>You are asked about the same files as now.</source>
            <translation>询问你的文件与现在相同。</translation>
        </message>
    </context>
    <context>
        <name>RuleList</name>
        <message>
            <source>Accept rules</source>
            <translation>接受规则</translation>
        </message>
        <message>
            <source>No rule yet: you are asked about every file.</source>
            <translation>还没有规则：每个文件都会询问你。</translation>
        </message>
        <message>
            <source>No rule for this contact alone.</source>
            <translation>没有仅针对此联系人的规则。</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>添加…</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>上移</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>下移</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>RuleTrial</name>
        <message>
            <source>Offers the rule would have taken</source>
            <translation>规则本会接收的文件</translation>
        </message>
        <message>
            <source>Nothing was offered to you yet that the rule could be tried with.</source>
            <translation>还没有人向你发送过可用来试验规则的文件。</translation>
        </message>
        <message>
            <source>Of the last offers ({count}), the rule would have taken none.</source>
            <translation>最近的文件邀请（{count}）中，规则一个也不会接收。</translation>
        </message>
        <message numerus="yes">
            <source>Of the last offers ({count}), the rule would have taken %n.</source>
            <translation>
                <numerusform>最近的文件邀请（{count}）中，规则本会接收 %Ln 个。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them you declined.</source>
            <translation>
                <numerusform>其中 %Ln 个你拒绝了。</numerusform>
            </translation>
        </message>
        <message>
            <source>you declined it</source>
            <translation>你拒绝了</translation>
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Taken without a question</source>
            <translation>自动接收</translation>
        </message>
        <message>
            <source>The first rule that fits decides where a file goes; what no rule takes is asked about. Rules hold for people in your contacts and for your own devices, and never for files that can run.</source>
            <translation>第一条符合的规则决定文件的去处；没有规则接收的文件会询问你。规则适用于你的联系人和你自己的设备，绝不用于可运行的文件。</translation>
        </message>
        <message>
            <source>All rules in one file, to keep or to take to another computer. An import asks first.</source>
            <translation>所有规则存于一个文件，可留存或带到另一台电脑。导入前会先询问。</translation>
        </message>
        <message>
            <source>Contacts with settings of their own</source>
            <translation>有单独设置的联系人</translation>
        </message>
        <message>
            <source>None. Everybody’s files are treated alike.</source>
            <translation>无。所有人的文件一视同仁。</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>更改…</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>重置</translation>
        </message>
        <message>
            <source>Opens what holds for files with the chosen contact.</source>
            <translation>打开与所选联系人之间文件的设置。</translation>
        </message>
        <message>
            <source>The chosen contact’s files are treated like everybody’s again.</source>
            <translation>所选联系人的文件恢复与其他人同样的处理。</translation>
        </message>
        <message>
            <source>“File settings” in the menu of a contact: address, speed, rules.</source>
            <translation>联系人菜单中的“文件设置”：地址、速度、规则。</translation>
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>Search this conversation</source>
            <translation>在此对话中搜索</translation>
        </message>
        <message>
            <source>Earlier hit (Enter)</source>
            <translation>上一处结果 (Enter)</translation>
        </message>
        <message>
            <source>Later hit (Shift+Enter)</source>
            <translation>下一处结果 (Shift+Enter)</translation>
        </message>
        <message>
            <source>Close the search (Escape)</source>
            <translation>关闭搜索 (Escape)</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>{number} of more than {count}</source>
            <translation>第 {number} 个，共 {count} 个以上</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>第 {number} 个，共 {count} 个</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>清除搜索</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
    </context>
    <context>
        <name>SendBox</name>
        <message>
            <source>It is sent just as it is typed, in your name. Send only what you understand.</source>
            <translation>内容会按输入原样以你的名义发送。只发送你理解的内容。</translation>
        </message>
        <message>
            <source>A stanza to send</source>
            <translation>要发送的节</translation>
        </message>
        <message>
            <source>Account to send by</source>
            <translation>用于发送的账号</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Send the stanza (Ctrl+Enter)</source>
            <translation>发送节 (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>No account is online.</source>
            <translation>没有在线的账号。</translation>
        </message>
    </context>
    <context>
        <name>SendDialog</name>
        <message>
            <source>Send with Gharial</source>
            <translation>用 Gharial 发送</translation>
        </message>
        <message>
            <source>Send {name} to</source>
            <translation>将 {name} 发送给</translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to</source>
            <translation>
                <numerusform>将 %Ln 个文件发送给</numerusform>
            </translation>
        </message>
        <message>
            <source>Search contacts</source>
            <translation>搜索联系人</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>No contacts yet. Add somebody in the contacts first.</source>
            <translation>还没有联系人。请先在联系人中添加某人。</translation>
        </message>
        <message>
            <source>No contact of that name.</source>
            <translation>没有叫这个名称的联系人。</translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>发送给 %Ln 人</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names} 以及另外 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
    </context>
    <context>
        <name>ServerFields</name>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>found by itself</source>
            <translation>自动查找</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>those this computer trusts</source>
            <translation>此电脑信任的证书</translation>
        </message>
        <message>
            <source>Certificate file</source>
            <translation>证书文件</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose a certificate file</source>
            <translation>选择证书文件</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>证书 (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
    </context>
    <context>
        <name>SettingRows</name>
        <message>
            <source>kB/s</source>
            <translation>kB/s</translation>
        </message>
        <message>
            <source>MB/s</source>
            <translation>MB/s</translation>
        </message>
    </context>
    <context>
        <name>SettingsSearch</name>
        <message>
            <source>Search settings</source>
            <translation>搜索设置</translation>
        </message>
        <message>
            <source>Search the settings by their names and by what is said about them (Ctrl+F)</source>
            <translation>按名称和说明搜索设置 (Ctrl+F)</translation>
        </message>
    </context>
    <context>
        <name>SettingsWindow</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>账号</translation>
        </message>
        <message>
            <source>General</source>
            <translation>通用</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>传输</translation>
        </message>
        <message>
            <source>Accept rules</source>
            <translation>接受规则</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>测试</translation>
        </message>
    </context>
    <context>
        <name>SharedFilesWindow</name>
        <message>
            <source>Files shared with {name}</source>
            <translation>与 {name} 共享的文件</translation>
        </message>
        <message>
            <source>Asking {name}'s program…</source>
            <translation>正在询问 {name} 的程序…</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>已请求</translation>
        </message>
        <message>
            <source>{name} shares no files with you now. To share some, they choose “Shared files…” in the menu of the paper clip of your conversation.</source>
            <translation>{name} 目前没有与你共享文件。对方可以在与你的对话中，从回形针菜单选择“共享文件…”来共享。</translation>
        </message>
        <message>
            <source>{name}'s program has no list of shared files. What it announces one by one stands here once it has come; links to files open in the conversation.</source>
            <translation>{name} 的程序没有共享文件列表。它逐个通告的文件会显示在这里；文件链接请在对话中打开。</translation>
        </message>
        <message>
            <source>{name} shares more files than fit here.</source>
            <translation>{name} 共享的文件多到此处放不下。</translation>
        </message>
        <message>
            <source>{name} is offline. The list comes when they are back.</source>
            <translation>{name} 不在线。对方上线后会显示列表。</translation>
        </message>
        <message>
            <source>Not fetched</source>
            <translation>未获取</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>已到</translation>
        </message>
        <message>
            <source>Coming</source>
            <translation>接收中</translation>
        </message>
        <message>
            <source>Files that {name} may fetch</source>
            <translation>{name} 可以获取的文件</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>共享</translation>
        </message>
        <message>
            <source>Copied. {name} alone can use it.</source>
            <translation>已复制。只有 {name} 能使用它。</translation>
        </message>
        <message numerus="yes">
            <source>%n times</source>
            <translation>
                <numerusform>%Ln 次</numerusform>
            </translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>尚未</translation>
        </message>
        <message>
            <source>Files from {name}</source>
            <translation>来自 {name} 的文件</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>重新查看</translation>
        </message>
        <message>
            <source>Fetch</source>
            <translation>获取</translation>
        </message>
        <message>
            <source>Fetch the selected files</source>
            <translation>获取所选文件</translation>
        </message>
        <message>
            <source>Files from you for {name}</source>
            <translation>你给 {name} 的文件</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>被获取</translation>
        </message>
        <message>
            <source>You share no files with {name}. What you share they can fetch at any time, until you stop that or quit Gharial.</source>
            <translation>你没有与 {name} 共享文件。你共享的文件对方可以随时获取，直到你停止共享或退出 Gharial。</translation>
        </message>
        <message>
            <source>Share files…</source>
            <translation>共享文件…</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>复制链接</translation>
        </message>
        <message>
            <source>Stop sharing</source>
            <translation>停止共享</translation>
        </message>
    </context>
    <context>
        <name>SharedTable</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>修改日期</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <source>Quit Gharial</source>
            <translation>退出 Gharial</translation>
        </message>
        <message>
            <source>A file is still on its way.</source>
            <translation>还有一个文件正在传输。</translation>
        </message>
        <message>
            <source>If you quit now, it stops, and goes on when Gharial runs again.</source>
            <translation>如果现在退出，传输会暂停，下次运行 Gharial 时继续。</translation>
        </message>
        <message numerus="yes">
            <source>%n files are still on their way.</source>
            <translation>
                <numerusform>还有 %Ln 个文件正在传输。</numerusform>
            </translation>
        </message>
        <message>
            <source>If you quit now, they stop, and go on when Gharial runs again.</source>
            <translation>如果现在退出，传输会暂停，下次运行 Gharial 时继续。</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Keep running</source>
            <translation>继续运行</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>alice@river.example</source>
            <translation>alice@river.example</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Create an account…</source>
            <translation>创建账号…</translation>
        </message>
        <message>
            <source>Sign in with your XMPP account, on any server.</source>
            <translation>用你的 XMPP 账号登录，任何服务器都可以。</translation>
        </message>
        <message>
            <source>Signing in to {host}…</source>
            <translation>正在登录 {host}…</translation>
        </message>
    </context>
    <context>
        <name>SpeedGraph</name>
        <message>
            <source>Speed of the last minute</source>
            <translation>最近一分钟的速度</translation>
        </message>
        <message>
            <source>No speed is known yet.</source>
            <translation>还不知道速度。</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>0</translation>
        </message>
        <message>
            <source>{now} now, between {least} and {most} in the last minute</source>
            <translation>当前 {now}，最近一分钟在 {least} 到 {most} 之间</translation>
        </message>
    </context>
    <context>
        <name>StanzaModel</name>
        <message>
            <source>Direction</source>
            <translation>方向</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>种类</translation>
        </message>
        <message>
            <source>About</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>From or to</source>
            <translation>来自或发往</translation>
        </message>
    </context>
    <context>
        <name>StanzaText</name>
        <message>
            <source>The chosen stanzas</source>
            <translation>所选的节</translation>
        </message>
        <message>
            <source>Choose a stanza above to read it.</source>
            <translation>在上方选择一个节即可查看。</translation>
        </message>
    </context>
    <context>
        <name>StateLine</name>
        <message>
            <source>Join</source>
            <translation>加入</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Join again</source>
            <translation>重新加入</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>从列表中移除</translation>
        </message>
        <message>
            <source>You may read here, but not write. A moderator can let you speak.</source>
            <translation>你在这里可以看，但不能发言。主持人可以允许你发言。</translation>
        </message>
        <message>
            <source>You are not connected. Gharial joins again by itself once you are.</source>
            <translation>你未连接。连接后 Gharial 会自动重新加入。</translation>
        </message>
        <message>
            <source>You are not connected, and not in this group chat.</source>
            <translation>你未连接，也不在此群聊中。</translation>
        </message>
        <message>
            <source>Joining…</source>
            <translation>正在加入…</translation>
        </message>
        <message>
            <source>You are not in this group chat.</source>
            <translation>你不在此群聊中。</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>前往</translation>
        </message>
        <message>
            <source>Create it…</source>
            <translation>创建…</translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>换一个昵称</translation>
        </message>
        <message>
            <source>Password of this group chat</source>
            <translation>此群聊的密码</translation>
        </message>
    </context>
    <context>
        <name>StatusMenu</name>
        <message>
            <source>Status text…</source>
            <translation>状态文字…</translation>
        </message>
        <message>
            <source>Remove status text</source>
            <translation>移除状态文字</translation>
        </message>
    </context>
    <context>
        <name>StatusTextDialog</name>
        <message>
            <source>Status text</source>
            <translation>状态文字</translation>
        </message>
        <message>
            <source>Your contacts see this beside your name:</source>
            <translation>联系人会在你的名称旁看到：</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>设置</translation>
        </message>
    </context>
    <context>
        <name>TopicLine</name>
        <message>
            <source>Change the topic</source>
            <translation>更改主题</translation>
        </message>
        <message>
            <source>Topic of this group chat</source>
            <translation>此群聊的主题</translation>
        </message>
        <message>
            <source>What this group chat is about; Enter keeps it</source>
            <translation>此群聊讨论什么；按 Enter 保存</translation>
        </message>
        <message>
            <source>No topic yet</source>
            <translation>还没有主题</translation>
        </message>
        <message>
            <source>Topic: {topic}</source>
            <translation>主题：{topic}</translation>
        </message>
    </context>
    <context>
        <name>TransferCommands</name>
        <message>
            <source>Answer…</source>
            <translation>答复…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Use another way</source>
            <translation>换用其他途径</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Remove from list</source>
            <translation>从列表中移除</translation>
        </message>
        <message>
            <source>Cancel or remove</source>
            <translation>取消或移除</translation>
        </message>
        <message>
            <source>Pause all</source>
            <translation>全部暂停</translation>
        </message>
        <message>
            <source>Resume all</source>
            <translation>全部继续</translation>
        </message>
        <message>
            <source>Retry all failed</source>
            <translation>重试所有失败的传输</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>清除已结束的传输</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>立即尝试</translation>
        </message>
        <message>
            <source>The next one</source>
            <translation>下一个途径</translation>
        </message>
        <message>
            <source>By another method</source>
            <translation>换一种方式</translation>
        </message>
        <message>
            <source>{way} · {method}</source>
            <translation>{way} · {method}</translation>
        </message>
        <message>
            <source>No other way is known yet</source>
            <translation>还不知道其他途径</translation>
        </message>
    </context>
    <context>
        <name>TransferDelegate</name>
        <message>
            <source>{done} of {size}</source>
            <translation>{done} / {size}</translation>
        </message>
    </context>
    <context>
        <name>TransferTestPage</name>
        <message>
            <source>Test my transfers</source>
            <translation>测试我的传输</translation>
        </message>
        <message>
            <source>Looks at what your server offers and sends a small file to yourself by every way there is. It takes a minute or two; contacts may see two more devices of yours meanwhile, and nothing stays behind.</source>
            <translation>查看你的服务器提供什么，并通过所有途径给自己发送一个小文件。需要一两分钟；期间联系人可能会看到你多出两台设备，之后不会留下任何内容。</translation>
        </message>
        <message>
            <source>Account to test</source>
            <translation>要测试的账号</translation>
        </message>
        <message>
            <source>Also upload a test file</source>
            <translation>同时上传一个测试文件</translation>
        </message>
        <message>
            <source>256 kB of random data stay on the server until it deletes them. Nobody gets the link.</source>
            <translation>256 kB 的随机数据会留在服务器上，直到服务器将其删除。没有人会收到链接。</translation>
        </message>
        <message>
            <source>Start the test</source>
            <translation>开始测试</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>复制报告</translation>
        </message>
        <message>
            <source>With network addresses</source>
            <translation>包含网络地址</translation>
        </message>
        <message>
            <source>The report then shows this computer’s addresses to whoever reads it.</source>
            <translation>报告会向阅读者显示此电脑的地址。</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>正在测试…</translation>
        </message>
        <message>
            <source>The test was cancelled.</source>
            <translation>测试已取消。</translation>
        </message>
        <message>
            <source>No account is online.</source>
            <translation>没有在线的账号。</translation>
        </message>
    </context>
    <context>
        <name>TransferView</name>
        <message>
            <source>Transfers</source>
            <translation>传输</translation>
        </message>
    </context>
    <context>
        <name>TransfersPage</name>
        <message>
            <source>Received files</source>
            <translation>接收的文件</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose the folder for received files</source>
            <translation>选择接收文件的文件夹</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Proposed for the next file; each time you can choose another one, which is then kept.</source>
            <translation>接收下一个文件时默认使用；每次都可以另选，并会记住。</translation>
        </message>
        <message>
            <source>Load small pictures of files that contacts offer</source>
            <translation>加载联系人所提供文件的缩略图</translation>
        </message>
        <message>
            <source>Some programs show a small picture before you answer. To load it, their computer is asked, and sees your network address before you have accepted. Otherwise a button in the question does it. Nothing is ever loaded from strangers, nor from contacts you hide your address from.</source>
            <translation>有些程序会在你答复之前显示缩略图。加载时需要向对方的电脑索取，在你接受之前，对方就会看到你的网络地址。不启用时，可在询问窗口中按按钮加载。陌生人以及你对其隐藏地址的联系人，绝不会加载。</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>传输中</translation>
        </message>
        <message>
            <source>Files at the same time</source>
            <translation>同时传输的文件数</translation>
        </message>
        <message>
            <source>Others wait for their turn, in the order in which they came.</source>
            <translation>其余文件按先后顺序排队。</translation>
        </message>
        <message>
            <source>Send at most</source>
            <translation>发送速度上限</translation>
        </message>
        <message>
            <source>For all files together. A contact can have a limit of their own: “File settings” in their menu.</source>
            <translation>所有文件合计。可在联系人菜单的“文件设置”中为其单独设置上限。</translation>
        </message>
        <message>
            <source>as fast as it goes</source>
            <translation>不限速</translation>
        </message>
        <message>
            <source>Receive at most</source>
            <translation>接收速度上限</translation>
        </message>
        <message>
            <source>For all files together; messages are not held up by files either way.</source>
            <translation>所有文件合计；无论如何，文件都不会拖慢消息。</translation>
        </message>
        <message>
            <source>Outside these hours files go as fast as they can. Limits of single contacts hold all day.</source>
            <translation>在此时段之外，文件以最快速度传输。单个联系人的限制全天有效。</translation>
        </message>
        <message>
            <source>Keep the computer awake while files move</source>
            <translation>传输文件时保持电脑唤醒</translation>
        </message>
        <message>
            <source>It does not go to sleep by itself in the middle of a file.</source>
            <translation>电脑不会在文件传输途中自动休眠。</translation>
        </message>
        <message>
            <source>Clear finished files from the list</source>
            <translation>从列表中清除已结束的文件</translation>
        </message>
        <message>
            <source>Only from the list of transfers: the files stay where they are. What failed stays in the list.</source>
            <translation>只从传输列表中清除：文件仍留在原处。失败的传输会留在列表中。</translation>
        </message>
        <message>
            <source>Never by itself</source>
            <translation>从不自动清除</translation>
        </message>
        <message>
            <source>When Gharial quits</source>
            <translation>退出 Gharial 时</translation>
        </message>
        <message>
            <source>After a day</source>
            <translation>一天后</translation>
        </message>
        <message>
            <source>After a week</source>
            <translation>一周后</translation>
        </message>
        <message>
            <source>After a month</source>
            <translation>一个月后</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>A file that comes as a link</source>
            <translation>以链接发来的文件</translation>
        </message>
        <message>
            <source>Nothing is fetched before you say so: the web server would see your network address.</source>
            <translation>在你同意之前不会获取：网页服务器会看到你的网络地址。</translation>
        </message>
        <message>
            <source>Shown with a button to fetch it</source>
            <translation>显示，并带有获取按钮</translation>
        </message>
        <message>
            <source>Asked about like any other file</source>
            <translation>像其他文件一样询问</translation>
        </message>
        <message>
            <source>Left as a link in the text</source>
            <translation>保留为文字中的链接</translation>
        </message>
        <message>
            <source>Copies on servers</source>
            <translation>服务器上的副本</translation>
        </message>
        <message>
            <source>Where no other way is left, a file can be put on your server, and the contact gets a link. The copy stays there as long as the server keeps it, and who runs the server can read it. Otherwise you are asked each time.</source>
            <translation>没有其他途径时，可以把文件放到你的服务器上，联系人会收到链接。副本会保留到服务器将其删除为止，服务器运营者可以读取。不启用时，每次都会询问你。</translation>
        </message>
        <message>
            <source>Folder for received files</source>
            <translation>接收文件的文件夹</translation>
        </message>
    </context>
    <context>
        <name>TransfersWindow</name>
        <message>
            <source>Transfers</source>
            <translation>传输</translation>
        </message>
        <message>
            <source>No transfers here.</source>
            <translation>这里没有传输。</translation>
        </message>
        <message>
            <source>No transfers yet.
Drop a file or a folder on a contact or into a conversation to send it.</source>
            <translation>还没有传输。
把文件或文件夹拖到联系人上或对话中即可发送。</translation>
        </message>
        <message>
            <source>Save receipt…</source>
            <translation>保存凭证…</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>Gharial: %n unread</source>
            <translation>
                <numerusform>Gharial：%Ln 条未读</numerusform>
            </translation>
        </message>
        <message>
            <source>Gharial</source>
            <translation>Gharial</translation>
        </message>
        <message>
            <source>Open Gharial</source>
            <translation>打开 Gharial</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>传输</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
    </context>
    <context>
        <name>UploadConsent</name>
        <message>
            <source>{account} may leave copies on {server}</source>
            <translation>{account} 可以在 {server} 上留下副本</translation>
        </message>
    </context>
    <context>
        <name>Wakefulness</name>
        <message>
            <source>Files are being transferred</source>
            <comment>why the computer should stay awake</comment>
            <translation>正在传输文件</translation>
        </message>
    </context>
    <context>
        <name>XmlConsole</name>
        <message>
            <source>XML console</source>
            <translation>XML 控制台</translation>
        </message>
        <message>
            <source>Hide message texts</source>
            <translation>隐藏消息文字</translation>
        </message>
        <message>
            <source>What people wrote is left out here, in copies and in files; passwords and keys always are.</source>
            <translation>此处以及复制和保存的内容中都会略去人们写的文字；密码和密钥始终略去。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>保存…</translation>
        </message>
        <message>
            <source>Write a stanza</source>
            <translation>编写节</translation>
        </message>
        <message>
            <source>Stanzas</source>
            <translation>节</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>已保存。</translation>
        </message>
        <message>
            <source>Save the stanzas</source>
            <translation>保存节</translation>
        </message>
        <message>
            <source>Only this contact</source>
            <translation>仅此联系人</translation>
        </message>
        <message>
            <source>Only file transfers</source>
            <translation>仅文件传输</translation>
        </message>
        <message>
            <source>None of the stanzas that passed fits what is set above.</source>
            <translation>已经过的节都不符合上面的设置。</translation>
        </message>
        <message>
            <source>Nothing has passed yet. What comes and goes from now on is shown here.</source>
            <translation>还没有任何内容。从现在起收发的内容会显示在这里。</translation>
        </message>
        <message>
            <source>Paused; {count} wait</source>
            <translation>已暂停；{count} 个在等待</translation>
        </message>
        <message>
            <source>Stanzas: {count}</source>
            <translation>节：{count}</translation>
        </message>
        <message>
            <source>Stanzas: {shown} of {count}</source>
            <translation>节：{shown} / {count}</translation>
        </message>
    </context>
    <context>
        <name>_ContactRows</name>
        <message>
            <source>Privacy</source>
            <translation>隐私</translation>
        </message>
        <message>
            <source>Never show them my network address</source>
            <translation>绝不向对方显示我的网络地址</translation>
        </message>
        <message>
            <source>Files go through servers alone, which is slower; links of theirs are not fetched.</source>
            <translation>文件只通过服务器传输，速度较慢；不会获取对方的链接。</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Send at most</source>
            <translation>发送速度上限</translation>
        </message>
        <message>
            <source>All files to them together.</source>
            <translation>发给对方的所有文件合计。</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>Receive at most</source>
            <translation>接收速度上限</translation>
        </message>
        <message>
            <source>All files from them together.</source>
            <translation>来自对方的所有文件合计。</translation>
        </message>
        <message>
            <source>Files at the same time</source>
            <translation>同时传输的文件数</translation>
        </message>
        <message>
            <source>Of theirs; the limit for all contacts together still holds.</source>
            <translation>仅对方的文件；所有联系人合计的上限仍然有效。</translation>
        </message>
        <message>
            <source>as for everybody</source>
            <translation>与所有人相同</translation>
        </message>
        <message>
            <source>Taken without a question</source>
            <translation>自动接收</translation>
        </message>
        <message>
            <source>Never files that can run. Rules for all contacts are in the settings.</source>
            <translation>可运行的文件除外。适用于所有联系人的规则在设置中。</translation>
        </message>
    </context>
    <context>
        <name>_PeopleDelegate</name>
        <message>
            <source>you</source>
            <translation>你</translation>
        </message>
    </context>
    <context>
        <name>_PeopleView</name>
        <message>
            <source>People in this group chat</source>
            <translation>此群聊中的成员</translation>
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>在线</translation>
        </message>
        <message>
            <source>Waiting to try again</source>
            <translation>等待重试</translation>
        </message>
        <message>
            <source>Cannot sign in</source>
            <translation>无法登录</translation>
        </message>
    </context>
    <context>
        <name>address_checks</name>
        <message>
            <source>A port is a number from 1 to 65535, after a colon.</source>
            <translation>端口是 1 到 65535 之间的数字，写在冒号后面。</translation>
        </message>
        <message>
            <source>This is neither a network address nor a name such as home.river.example.</source>
            <translation>这既不是网络地址，也不是像 home.river.example 这样的名称。</translation>
        </message>
        <message>
            <source>Nobody else can reach this address; it only means this computer or cable.</source>
            <translation>别人无法连接这个地址；它只代表这台电脑或这条线路。</translation>
        </message>
        <message>
            <source>Type the address of a proxy, such as proxy.river.example.</source>
            <translation>请输入代理地址，例如 proxy.river.example。</translation>
        </message>
        <message>
            <source>The address of a proxy has no slash.</source>
            <translation>代理地址中没有斜杠。</translation>
        </message>
        <message>
            <source>This proxy is in the list already.</source>
            <translation>这个代理已在列表中。</translation>
        </message>
    </context>
    <context>
        <name>argparse</name>
        <message>
            <source>usage: </source>
            <extracomment>What comes before the usage of a command, with the space after it.</extracomment>
            <translation>用法: </translation>
        </message>
        <message>
            <source>positional arguments</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>位置参数</translation>
        </message>
        <message>
            <source>options</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>选项</translation>
        </message>
        <message>
            <source>show this help message and exit</source>
            <translation>显示此帮助并退出</translation>
        </message>
        <message>
            <source>show program's version number and exit</source>
            <translation>显示程序版本并退出</translation>
        </message>
        <message>
            <source>%(prog)s: error: %(message)s
</source>
            <extracomment>The whole line about what was typed wrongly, with its end.</extracomment>
            <translation>%(prog)s: 错误: %(message)s
</translation>
        </message>
        <message>
            <source>argument %(argument_name)s: %(message)s</source>
            <extracomment>What is wrong with one argument.</extracomment>
            <translation>参数 %(argument_name)s: %(message)s</translation>
        </message>
        <message>
            <source>unrecognized arguments: %s</source>
            <translation>无法识别的参数: %s</translation>
        </message>
        <message>
            <source>the following arguments are required: %s</source>
            <translation>缺少以下参数: %s</translation>
        </message>
        <message>
            <source>expected one argument</source>
            <extracomment>After the name of an option that must be followed by something.</extracomment>
            <translation>需要一个参数</translation>
        </message>
        <message>
            <source>expected at least one argument</source>
            <extracomment>After the name of an option that must be followed by something.</extracomment>
            <translation>至少需要一个参数</translation>
        </message>
        <message>
            <source>ignored explicit argument %r</source>
            <extracomment>After the name of an option that takes nothing and was given something.</extracomment>
            <translation>不接受参数 %r</translation>
        </message>
        <message>
            <source>ambiguous option: %(option)s could match %(matches)s</source>
            <translation>选项有歧义: %(option)s 可能是 %(matches)s</translation>
        </message>
        <message>
            <source>invalid choice: %(value)r (choose from %(choices)s)</source>
            <translation>无效的选择: %(value)r（可选: %(choices)s）</translation>
        </message>
    </context>
    <context>
        <name>details</name>
        <message>
            <source>{words} ({address})</source>
            <translation>{words}（{address}）</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed} on average</source>
            <translation>{size}，用时 {time}，平均 {speed}</translation>
        </message>
        <message>
            <source>Sent from {path}</source>
            <translation>发送自 {path}</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>已保存为 {path}</translation>
        </message>
        <message>
            <source>To be saved as {path}</source>
            <translation>将保存为 {path}</translation>
        </message>
        <message>
            <source>Last time with {name} this way worked.</source>
            <translation>上次与 {name} 用这个途径成功。</translation>
        </message>
        <message>
            <source>Last time with {name} this way did not work; it is tried again.</source>
            <translation>上次与 {name} 用这个途径没有成功；这次会再试。</translation>
        </message>
        <message>
            <source>Next: {words}</source>
            <translation>接下来：{words}</translation>
        </message>
        <message>
            <source>Here: {hash}</source>
            <translation>本机：{hash}</translation>
        </message>
        <message>
            <source>not computed yet</source>
            <translation>尚未计算</translation>
        </message>
        <message>
            <source>Other side: {hash}</source>
            <translation>对方：{hash}</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>未告知</translation>
        </message>
        <message>
            <source>Verified: both sides have the same file, by its hash.</source>
            <translation>已校验：通过哈希值确认双方的文件相同。</translation>
        </message>
        <message>
            <source>Not verified: this method lets the other side compare nothing, so nobody checked the file's hash.</source>
            <translation>未校验：这种方式无法让对方比对，因此文件的哈希值没有核对过。</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%Ln 个文件</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>To {name}</source>
            <translation>发给 {name}</translation>
        </message>
        <message>
            <source>From {name}</source>
            <translation>来自 {name}</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>发出请求</translation>
        </message>
        <message>
            <source>worked</source>
            <translation>成功</translation>
        </message>
        <message>
            <source>going on</source>
            <translation>正在进行</translation>
        </message>
        <message>
            <source>after {time}</source>
            <translation>{time}后</translation>
        </message>
    </context>
    <context>
        <name>dropped</name>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation>{name} 离线：等 {name} 上线后发送</translation>
        </message>
        <message>
            <source>Send the folder {folder} to {name}</source>
            <translation>将文件夹 {folder} 发送给 {name}</translation>
        </message>
        <message numerus="yes">
            <source>Send %n folders to {name}</source>
            <translation>
                <numerusform>将 %Ln 个文件夹发送给 {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files and folders to {name}</source>
            <translation>
                <numerusform>将 %Ln 个文件和文件夹发送给 {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to {name}</source>
            <translation>
                <numerusform>将 %Ln 个文件发送给 {name}</numerusform>
            </translation>
        </message>
        <message>
            <source>Send 1 file ({size}) to {name}</source>
            <translation>将 1 个文件（{size}）发送给 {name}</translation>
        </message>
        <message numerus="yes">
            <source>Send %n files ({size}) to {name}</source>
            <translation>
                <numerusform>将 %Ln 个文件（{size}）发送给 {name}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>emoji_list</name>
        <message>
            <source>Faces and people</source>
            <translation>笑脸和人物</translation>
        </message>
        <message>
            <source>Animals and nature</source>
            <translation>动物和自然</translation>
        </message>
        <message>
            <source>Food and drink</source>
            <translation>食物和饮料</translation>
        </message>
        <message>
            <source>Activities</source>
            <translation>活动</translation>
        </message>
        <message>
            <source>Travel and places</source>
            <translation>旅行和地点</translation>
        </message>
        <message>
            <source>Objects</source>
            <translation>物品</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>符号</translation>
        </message>
    </context>
    <context>
        <name>explain</name>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation>服务器不认识 {account} 或密码不对。</translation>
        </message>
        <message>
            <source>Check the address and the password, and try again.</source>
            <translation>请检查地址和密码，然后重试。</translation>
        </message>
        <message>
            <source>The server has switched off {account}.</source>
            <translation>服务器已停用 {account}。</translation>
        </message>
        <message>
            <source>Ask the server's operator.</source>
            <translation>请询问服务器运营者。</translation>
        </message>
        <message>
            <source>The password of {account} has expired.</source>
            <translation>{account} 的密码已过期。</translation>
        </message>
        <message>
            <source>Set a new one with the server's operator, then enter it here.</source>
            <translation>请通过服务器运营者设置新密码，再在这里输入。</translation>
        </message>
        <message>
            <source>The server cannot check passwords at the moment.</source>
            <translation>服务器目前无法核对密码。</translation>
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation>请过几分钟再试。</translation>
        </message>
        <message>
            <source>The server wants a better protected connection before it takes a password.</source>
            <translation>服务器要求更安全的连接才接收密码。</translation>
        </message>
        <message>
            <source>Ask the server's operator which server and port to use.</source>
            <translation>请询问服务器运营者应使用哪个服务器和端口。</translation>
        </message>
        <message>
            <source>The server wants a stronger way to sign in than the one that was tried.</source>
            <translation>服务器要求比刚才更安全的登录方式。</translation>
        </message>
        <message>
            <source>Ask the server's operator; the password may have to be set anew.</source>
            <translation>请询问服务器运营者；可能需要重新设置密码。</translation>
        </message>
        <message>
            <source>The server and Gharial know no common way to sign in.</source>
            <translation>服务器与 Gharial 没有共同支持的登录方式。</translation>
        </message>
        <message>
            <source>Ask the server's operator to offer sign-in with SCRAM.</source>
            <translation>请让服务器运营者提供 SCRAM 登录。</translation>
        </message>
        <message>
            <source>The server does not let this password sign in as {account}.</source>
            <translation>服务器不允许用这个密码登录 {account}。</translation>
        </message>
        <message>
            <source>Check the address.</source>
            <translation>请检查地址。</translation>
        </message>
        <message>
            <source>The server did not understand the sign-in of {account}.</source>
            <translation>服务器无法理解 {account} 的登录请求。</translation>
        </message>
        <message>
            <source>Check the address and the password for unusual characters.</source>
            <translation>请检查地址和密码中是否有特殊字符。</translation>
        </message>
        <message>
            <source>Another program signed in with the same device name and took the place.</source>
            <translation>另一个程序用相同的设备名称登录，取代了这里。</translation>
        </message>
        <message>
            <source>Close the other program, or give this one another device name.</source>
            <translation>请关闭另一个程序，或给这里换一个设备名称。</translation>
        </message>
        <message>
            <source>{host} had heard nothing from here for too long and ended the connection.</source>
            <translation>{host} 太久没有收到这里的消息，结束了连接。</translation>
        </message>
        <message>
            <source>Gharial signs in again by itself.</source>
            <translation>Gharial 会自动重新登录。</translation>
        </message>
        <message>
            <source>The server that answered does not look after {host}.</source>
            <translation>应答的服务器不负责 {host}。</translation>
        </message>
        <message>
            <source>Check the part of the address after the @, and the server under “More”.</source>
            <translation>请检查地址中 @ 后面的部分，以及“更多”中的服务器。</translation>
        </message>
        <message>
            <source>{host} has been closed for good by its operator.</source>
            <translation>{host} 已被运营者永久关闭。</translation>
        </message>
        <message>
            <source>Create an account on another server.</source>
            <translation>请在其他服务器上创建账号。</translation>
        </message>
        <message>
            <source>{host} ended the connection because something broke its rules.</source>
            <translation>{host} 因有内容违反其规则而结束了连接。</translation>
        </message>
        <message>
            <source>It may allow less in a short time. Wait a while, or ask its operator.</source>
            <translation>它可能限制了短时间内的用量。请稍等，或询问其运营者。</translation>
        </message>
        <message>
            <source>{host} could not reach a service it needs for signing in.</source>
            <translation>{host} 无法使用登录所需的某项服务。</translation>
        </message>
        <message>
            <source>Gharial tries again by itself.</source>
            <translation>Gharial 会自动重试。</translation>
        </message>
        <message>
            <source>{host} asked for a fresh connection.</source>
            <translation>{host} 要求重新连接。</translation>
        </message>
        <message>
            <source>{host} has no room for more connections at the moment.</source>
            <translation>{host} 目前无法容纳更多连接。</translation>
        </message>
        <message>
            <source>Gharial tries again by itself; closing other devices may help.</source>
            <translation>Gharial 会自动重试；关闭其他设备可能有帮助。</translation>
        </message>
        <message>
            <source>{host} wants this account to use another server.</source>
            <translation>{host} 要求此账号改用其他服务器。</translation>
        </message>
        <message>
            <source>Ask its operator which one, and enter it under “More”.</source>
            <translation>请询问其运营者是哪个服务器，并填入“更多”。</translation>
        </message>
        <message>
            <source>{host} is being shut down or restarted.</source>
            <translation>{host} 正在关闭或重启。</translation>
        </message>
        <message>
            <source>Gharial signs in again as soon as it is back.</source>
            <translation>等它恢复后，Gharial 会立即重新登录。</translation>
        </message>
        <message>
            <source>{host} ended the connection because of a fault of its own.</source>
            <translation>{host} 因自身故障结束了连接。</translation>
        </message>
        <message>
            <source>Gharial tries again by itself; if it stays so, tell its operator.</source>
            <translation>Gharial 会自动重试；如果一直如此，请告诉其运营者。</translation>
        </message>
        <message>
            <source>{host} ended the connection because the sign-in took too long or failed.</source>
            <translation>{host} 因登录超时或失败而结束了连接。</translation>
        </message>
        <message>
            <source>Check the password and try again.</source>
            <translation>请检查密码，然后重试。</translation>
        </message>
        <message>
            <source>{host} is too old to talk to Gharial.</source>
            <translation>{host} 的版本太旧，无法与 Gharial 通信。</translation>
        </message>
        <message>
            <source>Ask its operator to update it, or use another server.</source>
            <translation>请让其运营者更新，或使用其他服务器。</translation>
        </message>
        <message>
            <source>Somebody on {host} already has this name.</source>
            <translation>{host} 上已有人使用这个名称。</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>请换一个名称。</translation>
        </message>
        <message>
            <source>{host} needs something that is missing, or does not accept what was entered.</source>
            <translation>{host} 缺少所需内容，或不接受填写的内容。</translation>
        </message>
        <message>
            <source>Fill in every field; the name may need other letters, or the password more.</source>
            <translation>请填写所有栏目；名称可能需要换用其他字母，或密码需要更长。</translation>
        </message>
        <message>
            <source>{host} did not accept what was entered.</source>
            <translation>{host} 不接受填写的内容。</translation>
        </message>
        <message>
            <source>Check every field and try again.</source>
            <translation>请检查每一栏，然后重试。</translation>
        </message>
        <message>
            <source>{host} cannot make an address from this name.</source>
            <translation>{host} 无法用这个名称生成地址。</translation>
        </message>
        <message>
            <source>Choose a name of letters, digits and dots.</source>
            <translation>请选择由字母、数字和点组成的名称。</translation>
        </message>
        <message>
            <source>The answer to the picture was not the one that {host} expected.</source>
            <translation>图片的答案与 {host} 要求的不符。</translation>
        </message>
        <message>
            <source>Ask for the form again and read the new picture.</source>
            <translation>请重新获取表单，并识读新的图片。</translation>
        </message>
        <message>
            <source>{host} does not let programs create accounts.</source>
            <translation>{host} 不允许用程序创建账号。</translation>
        </message>
        <message>
            <source>Look on its web page, ask its operator, or choose another server.</source>
            <translation>请查看其网页、询问其运营者，或选择其他服务器。</translation>
        </message>
        <message>
            <source>{host} does not take this invitation: it was used already, or its time is over.</source>
            <translation>{host} 不接受此邀请：它已被使用过，或已过期。</translation>
        </message>
        <message>
            <source>Ask whoever sent it for a new one.</source>
            <translation>请向发送者要一份新的邀请。</translation>
        </message>
        <message>
            <source>Too many accounts were asked for from this network in a short time.</source>
            <translation>短时间内，这个网络申请的账号太多。</translation>
        </message>
        <message>
            <source>Wait a while and try again.</source>
            <translation>请稍等再试。</translation>
        </message>
        <message>
            <source>{host} has a rule against this account.</source>
            <translation>{host} 的规则不允许这个账号。</translation>
        </message>
        <message>
            <source>Try another name or a longer password, or ask its operator.</source>
            <translation>请换一个名称或更长的密码，或询问其运营者。</translation>
        </message>
        <message>
            <source>{peer} did not understand the request.</source>
            <translation>{peer} 无法理解请求。</translation>
        </message>
        <message>
            <source>“Copy details” has what is needed to report it.</source>
            <translation>“复制详情”中有报告问题所需的内容。</translation>
        </message>
        <message>
            <source>{peer} already has an entry with this name.</source>
            <translation>{peer} 已有同名条目。</translation>
        </message>
        <message>
            <source>{peer} does not offer this.</source>
            <translation>{peer} 不提供这项功能。</translation>
        </message>
        <message>
            <source>{peer} does not allow you to do this.</source>
            <translation>{peer} 不允许你这样做。</translation>
        </message>
        <message>
            <source>Ask for permission first.</source>
            <translation>请先取得许可。</translation>
        </message>
        <message>
            <source>{peer} is no longer at this address.</source>
            <translation>{peer} 已不在这个地址。</translation>
        </message>
        <message>
            <source>Ask for the new address.</source>
            <translation>请索取新地址。</translation>
        </message>
        <message>
            <source>{peer} could not do it because of a fault of its own.</source>
            <translation>{peer} 因自身故障未能完成。</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>请稍后重试。</translation>
        </message>
        <message>
            <source>{peer} does not have what was asked for.</source>
            <translation>{peer} 没有所请求的内容。</translation>
        </message>
        <message>
            <source>{peer} is not an address the server can deliver to.</source>
            <translation>服务器无法投递到地址 {peer}。</translation>
        </message>
        <message>
            <source>{peer} does not accept this.</source>
            <translation>{peer} 不接受这个。</translation>
        </message>
        <message>
            <source>{peer} lets nobody do this.</source>
            <translation>{peer} 不允许任何人这样做。</translation>
        </message>
        <message>
            <source>{peer} wants to know who you are before doing this.</source>
            <translation>{peer} 要求先知道你是谁。</translation>
        </message>
        <message>
            <source>Go offline and online again.</source>
            <translation>请先离线，再重新上线。</translation>
        </message>
        <message>
            <source>{peer} refused this because it breaks a rule there.</source>
            <translation>这违反了 {peer} 那里的规则，因此被拒绝。</translation>
        </message>
        <message>
            <source>Ask the server's operator what is allowed.</source>
            <translation>请询问服务器运营者允许哪些操作。</translation>
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation>{peer} 离线。</translation>
        </message>
        <message>
            <source>Try again when they are back.</source>
            <translation>等对方上线后再试。</translation>
        </message>
        <message>
            <source>{peer} only does this for people who are signed up there.</source>
            <translation>{peer} 只为在那里注册的人提供。</translation>
        </message>
        <message>
            <source>Your server cannot find the server of {peer}.</source>
            <translation>你的服务器找不到 {peer} 的服务器。</translation>
        </message>
        <message>
            <source>Check the part of the address after the @.</source>
            <translation>请检查地址中 @ 后面的部分。</translation>
        </message>
        <message>
            <source>The server of {peer} does not answer.</source>
            <translation>{peer} 的服务器没有应答。</translation>
        </message>
        <message>
            <source>{peer} is too busy at the moment, or has no room left.</source>
            <translation>{peer} 目前太忙，或已没有空间。</translation>
        </message>
        <message>
            <source>{peer} cannot be reached or does not offer this.</source>
            <translation>无法连接 {peer}，或对方不提供这项功能。</translation>
        </message>
        <message>
            <source>Check the address, or try again when they are back.</source>
            <translation>请检查地址，或等对方上线后再试。</translation>
        </message>
        <message>
            <source>{peer} only does this for contacts.</source>
            <translation>{peer} 只为联系人提供。</translation>
        </message>
        <message>
            <source>Add them first, and wait until they agree.</source>
            <translation>请先添加对方，等待对方同意。</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: nobody this computer trusts has signed its certificate.</source>
            <translation>{host} 无法证明身份：它的证书没有由此电脑信任的机构签署。</translation>
        </message>
        <message>
            <source>Nothing was sent. If the server is run privately, choose its operator's certificate file under “More”.</source>
            <translation>没有发送任何内容。如果是私人服务器，请在“更多”中选择其运营者的证书文件。</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate has expired.</source>
            <translation>{host} 无法证明身份：它的证书已过期。</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the date of this computer; if it is right, tell the server's operator.</source>
            <translation>没有发送任何内容。请检查此电脑的日期；如果正确，请告诉服务器运营者。</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is only valid later.</source>
            <translation>{host} 无法证明身份：它的证书尚未生效。</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate belongs to another server.</source>
            <translation>{host} 无法证明身份：它的证书属于其他服务器。</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the address; on a public network, somebody may be in between.</source>
            <translation>没有发送任何内容。请检查地址；在公共网络上，可能有人从中拦截。</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is not valid.</source>
            <translation>{host} 无法证明身份：它的证书无效。</translation>
        </message>
        <message>
            <source>Nothing was sent. Tell the server's operator.</source>
            <translation>没有发送任何内容。请告诉服务器运营者。</translation>
        </message>
        <message>
            <source>“{name}” is no longer in {folder}.</source>
            <translation>“{name}”已不在 {folder} 中。</translation>
        </message>
        <message>
            <source>Put it back or choose it again.</source>
            <translation>请把它放回去，或重新选择。</translation>
        </message>
        <message>
            <source>You have no permission for “{name}” in {folder}.</source>
            <translation>你没有访问 {folder} 中“{name}”的权限。</translation>
        </message>
        <message>
            <source>Choose another place, or change its permissions.</source>
            <translation>请选择其他位置，或更改权限。</translation>
        </message>
        <message>
            <source>The disk that holds {folder} is full.</source>
            <translation>{folder} 所在的磁盘已满。</translation>
        </message>
        <message>
            <source>Free some space or choose another folder; what has begun goes on by itself.</source>
            <translation>请腾出空间或选择其他文件夹；已开始的传输会自动继续。</translation>
        </message>
        <message>
            <source>“{name}” was changed while it was being sent.</source>
            <translation>“{name}”在发送过程中被更改。</translation>
        </message>
        <message>
            <source>Send it again once nothing writes to it any more.</source>
            <translation>等没有程序再写入它时，请重新发送。</translation>
        </message>
        <message>
            <source>“{name}” in {folder} is neither a file nor a folder that can be sent.</source>
            <translation>{folder} 中的“{name}”既不是可发送的文件，也不是可发送的文件夹。</translation>
        </message>
        <message>
            <source>Choose files or folders.</source>
            <translation>请选择文件或文件夹。</translation>
        </message>
        <message>
            <source>The folder {path} does not exist.</source>
            <translation>文件夹 {path} 不存在。</translation>
        </message>
        <message>
            <source>Choose another folder, or create it.</source>
            <translation>请选择其他文件夹，或创建它。</translation>
        </message>
        <message>
            <source>“{name}” in {folder} could not be read or written.</source>
            <translation>无法读取或写入 {folder} 中的“{name}”。</translation>
        </message>
        <message>
            <source>Check the disk, or choose another place.</source>
            <translation>请检查磁盘，或选择其他位置。</translation>
        </message>
        <message>
            <source>The link to {host} is not encrypted, so anybody on the way could change the file.</source>
            <translation>到 {host} 的链接没有加密，途中任何人都可能更改文件。</translation>
        </message>
        <message>
            <source>Ask for a link that begins with https.</source>
            <translation>请索取以 https 开头的链接。</translation>
        </message>
        <message>
            <source>The link leads to {host}, which is inside your own network.</source>
            <translation>链接指向 {host}，它位于你自己的网络中。</translation>
        </message>
        <message>
            <source>Take it only if you expect a file from there.</source>
            <translation>只有在你等待来自那里的文件时才接收。</translation>
        </message>
        <message>
            <source>The link to {host} leads from one place to the next without an end.</source>
            <translation>到 {host} 的链接不断转向其他位置，没有尽头。</translation>
        </message>
        <message>
            <source>Ask for another link.</source>
            <translation>请索取其他链接。</translation>
        </message>
        <message>
            <source>The link to {host} is not one that a file can be fetched from.</source>
            <translation>到 {host} 的链接无法用来获取文件。</translation>
        </message>
        <message>
            <source>Fetching from {host} would show your address, which this contact must not learn.</source>
            <translation>从 {host} 获取会暴露你的地址，而你不想让这位联系人知道。</translation>
        </message>
        <message>
            <source>Change that in the contact's settings if you want the file.</source>
            <translation>如果想要这个文件，请在联系人的设置中更改。</translation>
        </message>
        <message>
            <source>What came from {host} does not open with the key of its link: it was changed, or is another file.</source>
            <translation>来自 {host} 的内容无法用其链接中的密钥打开：它被更改过，或是另一个文件。</translation>
        </message>
        <message>
            <source>Nothing of it was kept. Ask for another link.</source>
            <translation>没有保留任何内容。请索要另一个链接。</translation>
        </message>
        <message>
            <source>The folder “{name}” holds {found} files, and no more than {limit} can travel together.</source>
            <translation>文件夹“{name}”中有 {found} 个文件，一次最多只能传 {limit} 个。</translation>
        </message>
        <message>
            <source>Pack it into one file, or send its folders one after the other.</source>
            <translation>请打包成一个文件，或逐个发送其中的文件夹。</translation>
        </message>
        <message>
            <source>The folder “{name}” has folders within folders, more than {limit} deep.</source>
            <translation>文件夹“{name}”的层级超过 {limit} 层。</translation>
        </message>
        <message>
            <source>Pack it into one file.</source>
            <translation>请打包成一个文件。</translation>
        </message>
        <message>
            <source>The names in the folder “{name}” are too long to be sent.</source>
            <translation>文件夹“{name}”中的名称太长，无法发送。</translation>
        </message>
        <message>
            <source>Their program takes no folders, and the {found} files of “{name}” are too many to be offered one by one.</source>
            <translation>对方的程序不支持文件夹，而“{name}”中的 {found} 个文件太多，无法逐个提供。</translation>
        </message>
        <message>
            <source>The folder “{name}” came with a list of files that no folder has. Nothing of it was kept.</source>
            <translation>随文件夹“{name}”发来的文件清单不合常理，没有保留任何内容。</translation>
        </message>
        <message>
            <source>Ask for single files, and take them only from people you trust.</source>
            <translation>请索取单个文件，并只接收你信任的人发来的文件。</translation>
        </message>
        <message>
            <source>There is no address yet.</source>
            <translation>还没有填写地址。</translation>
        </message>
        <message>
            <source>An address looks like name@server, for example alice@river.example.</source>
            <translation>地址的格式是 name@server，例如 alice@river.example。</translation>
        </message>
        <message>
            <source>“{text}” is not an address.</source>
            <translation>“{text}”不是地址。</translation>
        </message>
        <message>
            <source>The server did not accept the sign-in of {account}.</source>
            <translation>服务器不接受 {account} 的登录。</translation>
        </message>
        <message>
            <source>The password of {account} is not stored on this computer.</source>
            <translation>{account} 的密码没有保存在此电脑上。</translation>
        </message>
        <message>
            <source>Enter it to sign in.</source>
            <translation>输入密码即可登录。</translation>
        </message>
        <message>
            <source>There is no server called {host}, or the network cannot look up names right now.</source>
            <translation>没有名为 {host} 的服务器，或网络目前无法查询名称。</translation>
        </message>
        <message>
            <source>Check the name of the server, the part of an address after the @, and the network connection.</source>
            <translation>请检查服务器名称（地址中 @ 之后的部分）和网络连接。</translation>
        </message>
        <message>
            <source>{host} could not be reached on port {port}: nothing answers there.</source>
            <translation>无法连接 {host} 的端口 {port}：那里没有应答。</translation>
        </message>
        <message>
            <source>The server may be down or a firewall may close the way. Check server, port and network.</source>
            <translation>服务器可能已停机，或被防火墙阻挡。请检查服务器、端口和网络。</translation>
        </message>
        <message>
            <source>{host} offers no way to sign in that keeps the password secret.</source>
            <translation>{host} 没有能保护密码的登录方式。</translation>
        </message>
        <message>
            <source>No password was sent. Ask the server's operator to switch on encrypted sign-in.</source>
            <translation>没有发送密码。请让服务器运营者启用加密登录。</translation>
        </message>
        <message>
            <source>{host} took the connection and then said nothing for {time}.</source>
            <translation>{host} 接受了连接，但 {time}内没有任何回应。</translation>
        </message>
        <message>
            <source>It may be overloaded, or the port may belong to something else. Try again later.</source>
            <translation>它可能过载，或该端口属于其他服务。请稍后重试。</translation>
        </message>
        <message>
            <source>{host} ended the connection.</source>
            <translation>{host} 结束了连接。</translation>
        </message>
        <message>
            <source>{account} is offline, so this could not be done.</source>
            <translation>{account} 离线，因此无法完成。</translation>
        </message>
        <message>
            <source>Go online and try again.</source>
            <translation>请上线后重试。</translation>
        </message>
        <message>
            <source>The account {account} is not set up here.</source>
            <translation>账号 {account} 没有在这里设置。</translation>
        </message>
        <message>
            <source>Add it in the settings.</source>
            <translation>请在设置中添加。</translation>
        </message>
        <message>
            <source>{host} did not create the account.</source>
            <translation>{host} 没有创建账号。</translation>
        </message>
        <message>
            <source>Check what you entered, or choose another server.</source>
            <translation>请检查填写的内容，或选择其他服务器。</translation>
        </message>
        <message>
            <source>The system's keyring is missing or locked, so the password cannot be kept there.</source>
            <translation>系统的密钥环缺失或已锁定，无法保存密码。</translation>
        </message>
        <message>
            <source>Unlock the keyring, or choose another place for the password.</source>
            <translation>请解锁密钥环，或为密码选择其他保存位置。</translation>
        </message>
        <message>
            <source>{peer} answered that this is not possible.</source>
            <translation>{peer} 答复说这不可行。</translation>
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation>{peer} 在 {time}内没有应答。</translation>
        </message>
        <message>
            <source>The connection may be slow or gone. Try again in a moment.</source>
            <translation>连接可能很慢或已断开。请稍后重试。</translation>
        </message>
        <message>
            <source>Something in Gharial itself did not work as it should.</source>
            <translation>Gharial 内部出现故障。</translation>
        </message>
        <message>
            <source>Try again. “Copy details” and the log file help to report it.</source>
            <translation>请重试。“复制详情”和日志文件有助于报告问题。</translation>
        </message>
        <message>
            <source>It said: “{text}”.</source>
            <translation>对方的说明：“{text}”。</translation>
        </message>
        <message>
            <source>{first} {second}</source>
            <translation>{first}{second}</translation>
        </message>
        <message>
            <source>The server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <source>Somebody in {room} is already called that.</source>
            <translation>{room} 中已有人使用这个昵称。</translation>
        </message>
        <message>
            <source>{room} does not let you be called that.</source>
            <translation>{room} 不允许你使用这个昵称。</translation>
        </message>
        <message>
            <source>Use the name that is reserved for you there, or ask an owner of the room.</source>
            <translation>请使用那里为你保留的昵称，或询问群聊的所有者。</translation>
        </message>
        <message>
            <source>You are banned from {room}.</source>
            <translation>你已被 {room} 封禁。</translation>
        </message>
        <message>
            <source>Only somebody who runs the room can change that.</source>
            <translation>只有群聊的管理者能更改。</translation>
        </message>
        <message>
            <source>{room} wants a password, and this was none or not the right one.</source>
            <translation>{room} 需要密码，而密码没有填写或不正确。</translation>
        </message>
        <message>
            <source>Ask somebody who is in the room for it.</source>
            <translation>请向群聊中的人询问。</translation>
        </message>
        <message>
            <source>{room} is only for its members.</source>
            <translation>{room} 只对成员开放。</translation>
        </message>
        <message>
            <source>Ask somebody who is in the room to invite you.</source>
            <translation>请让群聊中的人邀请你。</translation>
        </message>
        <message>
            <source>{room} is full.</source>
            <translation>{room} 已满。</translation>
        </message>
        <message>
            <source>Try again when somebody has left.</source>
            <translation>等有人离开后再试。</translation>
        </message>
        <message>
            <source>There is no room {room}, or it is not open at the moment.</source>
            <translation>没有群聊 {room}，或它目前没有开放。</translation>
        </message>
        <message>
            <source>Check the address, or create the room.</source>
            <translation>请检查地址，或创建该群聊。</translation>
        </message>
        <message>
            <source>There already is a room {room}.</source>
            <translation>群聊 {room} 已存在。</translation>
        </message>
        <message>
            <source>Join it, or choose another address for the new one.</source>
            <translation>请加入它，或为新群聊选择其他地址。</translation>
        </message>
        <message>
            <source>The server does not let you create {room}.</source>
            <translation>服务器不允许你创建 {room}。</translation>
        </message>
        <message>
            <source>Create it on another server, or ask the operator of this one.</source>
            <translation>请在其他服务器上创建，或询问此服务器的运营者。</translation>
        </message>
        <message>
            <source>{room} was closed for good.</source>
            <translation>{room} 已永久关闭。</translation>
        </message>
        <message>
            <source>Ask its people where they went.</source>
            <translation>请询问其中的人去了哪里。</translation>
        </message>
        <message>
            <source>You do not have the rights for that in {room}.</source>
            <translation>你在 {room} 中没有这项权限。</translation>
        </message>
        <message>
            <source>Ask somebody who runs the room.</source>
            <translation>请联系群聊的管理者。</translation>
        </message>
        <message>
            <source>You are not in {room}.</source>
            <translation>你不在 {room} 中。</translation>
        </message>
        <message>
            <source>Join it first.</source>
            <translation>请先加入。</translation>
        </message>
        <message>
            <source>That person is no longer in {room}.</source>
            <translation>此人已不在 {room} 中。</translation>
        </message>
        <message>
            <source>{room} no longer has that message.</source>
            <translation>{room} 中已没有这条消息。</translation>
        </message>
        <message>
            <source>{room} has no place for group chats.</source>
            <translation>{room} 不提供群聊。</translation>
        </message>
        <message>
            <source>Enter the whole address of a room on another server.</source>
            <translation>请输入其他服务器上群聊的完整地址。</translation>
        </message>
        <message>
            <source>The server of {room} cannot be reached at the moment.</source>
            <translation>目前无法连接 {room} 的服务器。</translation>
        </message>
        <message>
            <source>You were kicked out of {room}.</source>
            <translation>你被移出了 {room}。</translation>
        </message>
        <message>
            <source>You may join it again.</source>
            <translation>你可以重新加入。</translation>
        </message>
        <message>
            <source>You were banned from {room}.</source>
            <translation>你被 {room} 封禁了。</translation>
        </message>
        <message>
            <source>{room} is now only for its members, and you are none.</source>
            <translation>{room} 现在只对成员开放，而你不是成员。</translation>
        </message>
        <message>
            <source>The server of {room} is being shut down or restarted.</source>
            <translation>{room} 的服务器正在关闭或重启。</translation>
        </message>
        <message>
            <source>Gharial joins again by itself.</source>
            <translation>Gharial 会自动重新加入。</translation>
        </message>
        <message>
            <source>The connection to {room} was lost.</source>
            <translation>与 {room} 的连接已断开。</translation>
        </message>
        <message>
            <source>{room} did not do that.</source>
            <translation>{room} 没有执行这个操作。</translation>
        </message>
        <message>
            <source>You are no longer in {room}.</source>
            <translation>你已不在 {room} 中。</translation>
        </message>
        <message>
            <source>You may try to join it again.</source>
            <translation>你可以尝试重新加入。</translation>
        </message>
        <message>
            <source>It was done by {name}.</source>
            <translation>操作者：{name}。</translation>
        </message>
        <message>
            <source>The reason given: “{reason}”.</source>
            <translation>给出的理由：“{reason}”。</translation>
        </message>
        <message>
            <source>It goes on at {room}.</source>
            <translation>现已转到 {room}。</translation>
        </message>
        <message>
            <source>{peer}'s program takes no more offers for the moment: enough wait for an answer.</source>
            <translation>{peer} 的程序目前不再接受新的请求：已有足够多的请求在等待答复。</translation>
        </message>
        <message>
            <source>Try again when they have answered some.</source>
            <translation>等对方答复一些之后再试。</translation>
        </message>
        <message>
            <source>{peer} declined the file.</source>
            <translation>{peer} 拒绝了文件。</translation>
        </message>
        <message>
            <source>You cancelled it.</source>
            <translation>你取消了。</translation>
        </message>
        <message>
            <source>The other side cancelled it.</source>
            <translation>对方取消了。</translation>
        </message>
        <message>
            <source>Ask them, then try again.</source>
            <translation>请先询问对方，再重试。</translation>
        </message>
        <message>
            <source>{peer}'s program takes this only encrypted, and it was offered in the open.</source>
            <translation>{peer} 的程序只接受加密的传输，而这次是以未加密方式提供的。</translation>
        </message>
        <message>
            <source>Ask whether their program can be set to take files in the open.</source>
            <translation>请询问对方的程序能否设置为接受未加密的文件。</translation>
        </message>
        <message>
            <source>{peer}'s program does not send files that it is asked for.</source>
            <translation>{peer} 的程序不会应请求发送文件。</translation>
        </message>
        <message>
            <source>Ask them to send it to you.</source>
            <translation>请对方将文件发送给你。</translation>
        </message>
        <message>
            <source>{peer}'s program wants the file sent somewhere else. Nothing was sent there.</source>
            <translation>{peer} 的程序要求把文件发送到别处。没有向那里发送任何内容。</translation>
        </message>
        <message>
            <source>Ask them which address or program to send it to.</source>
            <translation>请询问对方应发送到哪个地址或程序。</translation>
        </message>
        <message>
            <source>{peer}'s program cannot take a file this way.</source>
            <translation>{peer} 的程序不能以这种方式接收文件。</translation>
        </message>
        <message>
            <source>Send it when they are signed in with another program or device.</source>
            <translation>等对方用其他程序或设备登录后再发送。</translation>
        </message>
        <message>
            <source>The file has {size}, and this way carries no more than {limit}.</source>
            <translation>文件大小为 {size}，这个途径最多只能传 {limit}。</translation>
        </message>
        <message>
            <source>Another way or smaller parts will do.</source>
            <translation>可以换用其他途径，或分成较小的部分。</translation>
        </message>
        <message>
            <source>{peer}'s program did not keep to the encryption that was asked for.</source>
            <translation>{peer} 的程序没有遵守所要求的加密。</translation>
        </message>
        <message>
            <source>Nothing was sent in the open. Ask which encryption their program knows.</source>
            <translation>没有以明文发送任何内容。请询问对方的程序支持哪种加密。</translation>
        </message>
        <message>
            <source>The two computers could not reach each other; routers or firewalls close the way.</source>
            <translation>两台电脑无法互相连接；被路由器或防火墙阻挡。</translation>
        </message>
        <message>
            <source>Try again when one of you is on another network.</source>
            <translation>等你们中的一方换到其他网络后再试。</translation>
        </message>
        <message>
            <source>The other side did not go on for {time}.</source>
            <translation>对方在 {time}内没有继续。</translation>
        </message>
        <message>
            <source>Try again; if it stays so, ask them to restart their program.</source>
            <translation>请重试；如果一直如此，请让对方重启程序。</translation>
        </message>
        <message>
            <source>{peer}'s program answered in a way that Gharial could not understand.</source>
            <translation>Gharial 无法理解 {peer} 的程序的应答。</translation>
        </message>
        <message>
            <source>“Copy details” has what the makers of that program need to know.</source>
            <translation>“复制详情”中有该程序的开发者需要的信息。</translation>
        </message>
        <message>
            <source>The other side gave up after {size} had arrived.</source>
            <translation>已传 {size} 后，对方放弃了。</translation>
        </message>
        <message>
            <source>The file may have changed there, or their disk may be full; have it sent again.</source>
            <translation>可能是对方的文件有变动或磁盘已满；请让对方重新发送。</translation>
        </message>
        <message>
            <source>The connection broke after {size} had arrived.</source>
            <translation>已传 {size} 后，连接断开了。</translation>
        </message>
        <message>
            <source>Try again when the connection is back.</source>
            <translation>等连接恢复后再试。</translation>
        </message>
        <message>
            <source>{peer} does not share “{name}” with you any more.</source>
            <translation>{peer} 已不再与你共享“{name}”。</translation>
        </message>
        <message>
            <source>Look at the list of their files again, or ask them.</source>
            <translation>请重新查看对方的文件列表，或询问对方。</translation>
        </message>
        <message>
            <source>{peer} came with another file than the one you asked for, so nothing was taken.</source>
            <translation>{peer} 发来的不是你请求的文件，因此没有接收。</translation>
        </message>
        <message>
            <source>It may have changed there: look at the list of their files again.</source>
            <translation>文件可能已在对方那里更改：请重新查看对方的文件列表。</translation>
        </message>
        <message>
            <source>All bytes came, but they are not the same as those that were sent.</source>
            <translation>数据已全部到达，但与发送的内容不同。</translation>
        </message>
        <message>
            <source>Do not use the file; have it sent again.</source>
            <translation>不要使用该文件；请让对方重新发送。</translation>
        </message>
        <message>
            <source>It was taken on another device of yours.</source>
            <translation>已在你的其他设备上接收。</translation>
        </message>
        <message>
            <source>It was declined on another device of yours.</source>
            <translation>已在你的其他设备上拒绝。</translation>
        </message>
        <message>
            <source>You chose another way.</source>
            <translation>你选择了其他途径。</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left, and that leaves a copy there.</source>
            <translation>只剩上传到 {server} 这一途径，而那里会留下副本。</translation>
        </message>
        <message>
            <source>Allow the upload, or wait until the other computer can be reached.</source>
            <translation>请允许上传，或等到可以连接对方的电脑。</translation>
        </message>
        <message>
            <source>{host} refused (answer {status}).</source>
            <translation>{host} 拒绝了（应答代码 {status}）。</translation>
        </message>
        <message>
            <source>Try again later, or use another way.</source>
            <translation>请稍后重试，或使用其他途径。</translation>
        </message>
        <message>
            <source>an unknown place</source>
            <translation>未知位置</translation>
        </message>
        <message>
            <source>{host} wants a password before it gives the file.</source>
            <translation>{host} 要求密码才提供文件。</translation>
        </message>
        <message>
            <source>{host} does not allow it; the link may have run out.</source>
            <translation>{host} 不允许；链接可能已过期。</translation>
        </message>
        <message>
            <source>Try again, or ask for the file anew.</source>
            <translation>请重试，或重新索取文件。</translation>
        </message>
        <message>
            <source>{host} does not have the file any more.</source>
            <translation>{host} 上已没有这个文件。</translation>
        </message>
        <message>
            <source>Ask for it anew.</source>
            <translation>请重新索取。</translation>
        </message>
        <message>
            <source>The file is larger than {host} takes.</source>
            <translation>文件超过了 {host} 允许的大小。</translation>
        </message>
        <message>
            <source>Send it another way.</source>
            <translation>请用其他途径发送。</translation>
        </message>
        <message>
            <source>{host} is asked too often at the moment.</source>
            <translation>目前对 {host} 的请求过于频繁。</translation>
        </message>
        <message>
            <source>{host} has no more room for your files.</source>
            <translation>{host} 已没有空间存放你的文件。</translation>
        </message>
        <message>
            <source>Send it another way, or wait until older files there are gone.</source>
            <translation>请用其他途径发送，或等那里的旧文件被清除。</translation>
        </message>
        <message>
            <source>{host} has trouble of its own at the moment.</source>
            <translation>{host} 目前自身有故障。</translation>
        </message>
        <message>
            <source>{host} did not allow the upload; its leave for this file may have run out.</source>
            <translation>{host} 不允许上传；对此文件的许可可能已过期。</translation>
        </message>
        <message>
            <source>Try again, or send it another way.</source>
            <translation>请重试，或用其他途径发送。</translation>
        </message>
        <message>
            <source>{host} has no place for the file where it had promised one.</source>
            <translation>{host} 没有提供先前承诺的存放位置。</translation>
        </message>
        <message>
            <source>{host} did not understand the upload.</source>
            <translation>{host} 无法理解上传请求。</translation>
        </message>
        <message>
            <source>{host} does not take files of this kind.</source>
            <translation>{host} 不接收这类文件。</translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>{size}/s</source>
            <translation>{size}/s</translation>
        </message>
        <message>
            <source>1 byte</source>
            <translation>1 字节</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} 分钟</translation>
        </message>
        <message>
            <source>about an hour</source>
            <translation>约一小时</translation>
        </message>
        <message numerus="yes">
            <source>about %n hours</source>
            <translation>
                <numerusform>约 %Ln 小时</numerusform>
            </translation>
        </message>
        <message>
            <source>about a day</source>
            <translation>约一天</translation>
        </message>
        <message numerus="yes">
            <source>about %n days</source>
            <translation>
                <numerusform>约 %Ln 天</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>keys</name>
        <message>
            <source>In every window</source>
            <translation>所有窗口</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>对话</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>传输</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>XML console</source>
            <translation>XML 控制台</translation>
        </message>
        <message>
            <source>Show this list</source>
            <translation>显示此列表</translation>
        </message>
        <message>
            <source>To the next control, or back</source>
            <translation>移到下一个控件或返回</translation>
        </message>
        <message>
            <source>To the next part of the window, or back</source>
            <translation>转到窗口的下一部分，或返回上一部分</translation>
        </message>
        <message>
            <source>Open the menu of what is chosen</source>
            <translation>打开所选项的菜单</translation>
        </message>
        <message>
            <source>Close a dialog, a search or a menu</source>
            <translation>关闭对话框、搜索或菜单</translation>
        </message>
        <message>
            <source>Search people, messages and files</source>
            <translation>搜索联系人、消息和文件</translation>
        </message>
        <message>
            <source>Open the conversation with who is chosen</source>
            <translation>打开与所选联系人的对话</translation>
        </message>
        <message>
            <source>Fold or unfold a group</source>
            <translation>折叠或展开分组</translation>
        </message>
        <message>
            <source>Rename who is chosen</source>
            <translation>重命名所选联系人</translation>
        </message>
        <message>
            <source>Remove who is chosen, after a question</source>
            <translation>移除所选联系人，会先询问</translation>
        </message>
        <message>
            <source>Add a contact</source>
            <translation>添加联系人</translation>
        </message>
        <message>
            <source>Join a group chat</source>
            <translation>加入群聊</translation>
        </message>
        <message>
            <source>Start a group chat</source>
            <translation>新建群聊</translation>
        </message>
        <message>
            <source>Show or hide people who are offline</source>
            <translation>显示或隐藏离线联系人</translation>
        </message>
        <message>
            <source>Show the transfers</source>
            <translation>显示传输</translation>
        </message>
        <message>
            <source>Show the settings</source>
            <translation>显示设置</translation>
        </message>
        <message>
            <source>Show the XML console</source>
            <translation>显示 XML 控制台</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>下一个对话</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>上一个对话</translation>
        </message>
        <message>
            <source>Close the conversation</source>
            <translation>关闭对话</translation>
        </message>
        <message>
            <source>Search this conversation</source>
            <translation>在此对话中搜索</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>发送文件</translation>
        </message>
        <message>
            <source>Send a folder</source>
            <translation>发送文件夹</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>插入表情</translation>
        </message>
        <message>
            <source>To the latest message</source>
            <translation>跳到最新消息</translation>
        </message>
        <message>
            <source>Scroll the messages while writing</source>
            <translation>书写时滚动消息</translation>
        </message>
        <message>
            <source>From the input to the messages</source>
            <translation>从输入框到消息</translation>
        </message>
        <message>
            <source>Open the link of a message</source>
            <translation>打开消息中的链接</translation>
        </message>
        <message>
            <source>To the people of a group chat</source>
            <translation>移到群聊成员</translation>
        </message>
        <message>
            <source>Edit your last message, in an empty line</source>
            <translation>编辑你的上一条消息（在空行中）</translation>
        </message>
        <message>
            <source>Copy the chosen messages</source>
            <translation>复制所选消息</translation>
        </message>
        <message>
            <source>To the buttons of a message</source>
            <translation>移到消息的按钮</translation>
        </message>
        <message>
            <source>Search files and people</source>
            <translation>搜索文件和联系人</translation>
        </message>
        <message>
            <source>Answer an offer, or open the file</source>
            <translation>答复文件，或打开文件</translation>
        </message>
        <message>
            <source>Show the file in its folder</source>
            <translation>在文件夹中显示文件</translation>
        </message>
        <message>
            <source>Pause, or go on</source>
            <translation>暂停或继续</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Cancel, or remove from the list</source>
            <translation>取消，或从列表中移除</translation>
        </message>
        <message>
            <source>Earlier or later in the queue</source>
            <translation>在队列中前移或后移</translation>
        </message>
        <message>
            <source>Search the settings</source>
            <translation>搜索设置</translation>
        </message>
        <message>
            <source>Search the stanzas</source>
            <translation>搜索节</translation>
        </message>
        <message>
            <source>Save what is shown</source>
            <translation>保存显示的内容</translation>
        </message>
        <message>
            <source>Forget what is shown</source>
            <translation>清除显示的内容</translation>
        </message>
        <message>
            <source>Write a stanza</source>
            <translation>编写节</translation>
        </message>
        <message>
            <source>Copy the chosen stanzas</source>
            <translation>复制所选的节</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>关闭窗口</translation>
        </message>
    </context>
    <context>
        <name>offer</name>
        <message>
            <source>Another of your own devices</source>
            <translation>你自己的另一台设备</translation>
        </message>
        <message>
            <source>Your device {name}</source>
            <translation>你的设备 {name}</translation>
        </message>
        <message>
            <source>Your other device</source>
            <translation>你的另一台设备</translation>
        </message>
        <message>
            <source>Somebody in a group chat, where everybody chooses their own name</source>
            <translation>群聊中的某人；在群聊中，每个人的昵称都是自己取的</translation>
        </message>
        <message>
            <source>Not in your contacts</source>
            <translation>不是你的联系人</translation>
        </message>
        <message>
            <source>One of your contacts, in {groups}</source>
            <translation>你的联系人，分组：{groups}</translation>
        </message>
        <message>
            <source>One of your contacts</source>
            <translation>你的联系人</translation>
        </message>
        <message>
            <source>{name} wants to send you a folder</source>
            <translation>{name} 想给你发送文件夹</translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation>{name} 想给你发送文件</translation>
        </message>
        <message>
            <source>{name} wants to send you {count} files</source>
            <translation>{name} 想给你发送 {count} 个文件</translation>
        </message>
        <message numerus="yes">
            <source>%n files offered together</source>
            <translation>
                <numerusform>一起提供的 %Ln 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>{files}, {size} in all</source>
            <translation>{files}，共 {size}</translation>
        </message>
        <message>
            <source>empty folder</source>
            <translation>空文件夹</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>文件夹</translation>
        </message>
        <message numerus="yes">
            <source>folder of %n files</source>
            <translation>
                <numerusform>含 %Ln 个文件的文件夹</numerusform>
            </translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation>大小未知</translation>
        </message>
        <message>
            <source>Last changed {time}</source>
            <translation>最后更改于 {time}</translation>
        </message>
        <message numerus="yes">
            <source>One of %n files sent together, {size} in all</source>
            <translation>
                <numerusform>一起发送的 %Ln 个文件之一，共 {size}</numerusform>
            </translation>
        </message>
        <message>
            <source>It comes directly where that is possible, otherwise through a server.</source>
            <translation>可行时直接传来，否则通过服务器。</translation>
        </message>
        <message>
            <source>It lies on {host}, which would see your network address. You keep that from {name}, so it can only be fetched once you allow it under “File settings” in the menu of the contact.</source>
            <translation>它位于 {host}，该服务器会看到你的网络地址。你对 {name} 隐藏了地址，所以要先在联系人菜单的“文件设置”中允许，才能获取。</translation>
        </message>
        <message>
            <source>It is fetched from {host}, which will see your network address.</source>
            <translation>将从 {host} 获取，该服务器会看到你的网络地址。</translation>
        </message>
        <message>
            <source>{name}’s computer will not see your network address, as you chose: it comes through a server.</source>
            <translation>按你的选择，{name} 的电脑不会看到你的网络地址：文件通过服务器传来。</translation>
        </message>
        <message>
            <source>Their computer will not see your network address: files of strangers come through a server.</source>
            <translation>对方的电脑不会看到你的网络地址：陌生人的文件通过服务器传来。</translation>
        </message>
        <message>
            <source>{name}’s computer will see your network address if it comes directly.</source>
            <translation>如果直接传来，{name} 的电脑会看到你的网络地址。</translation>
        </message>
        <message>
            <source>no ending, type unknown</source>
            <translation>没有扩展名，类型未知</translation>
        </message>
        <message>
            <source>Accept it only if you expect it; it is never opened by itself.</source>
            <translation>只有在你知道会收到它时才接收；它绝不会自行打开。</translation>
        </message>
        <message>
            <source>{name} ({kind})</source>
            <translation>{name}（{kind}）</translation>
        </message>
        <message>
            <source>Mind these, which can do harm when they are opened: {names}</source>
            <translation>请留意这些文件，打开时可能造成危害：{names}</translation>
        </message>
        <message>
            <source>unknown type (.{ending})</source>
            <translation>未知类型 (.{ending})</translation>
        </message>
        <message>
            <source>{type} (.{ending})</source>
            <translation>{type} (.{ending})</translation>
        </message>
        <message>
            <source>{names} and more</source>
            <translation>{names} 等</translation>
        </message>
        <message>
            <source>This address looks like that of your contact {address}, but it is another.</source>
            <translation>这个地址与你的联系人 {address} 相似，但并不是同一个。</translation>
        </message>
        <message>
            <source>This address mixes letters of several alphabets and may imitate another address.</source>
            <translation>这个地址混用了多种文字的字母，可能在冒充其他地址。</translation>
        </message>
        <message>
            <source>Files from {name} up to {size} now go to {folder} without a question.</source>
            <translation>{name} 发来的不超过 {size} 的文件，今后不经询问存入 {folder}。</translation>
        </message>
        <message>
            <source>Files from {name} now go to {folder} without a question.</source>
            <translation>{name} 发来的文件，今后不经询问存入 {folder}。</translation>
        </message>
    </context>
    <context>
        <name>opening</name>
        <message>
            <source>Open with care</source>
            <translation>谨慎打开</translation>
        </message>
        <message>
            <source>Open “{name}”?</source>
            <translation>要打开“{name}”吗？</translation>
        </message>
        <message>
            <source>Open it only if you know who sent it and what it is for.</source>
            <translation>只有在你知道是谁发来的、有什么用途时才打开。</translation>
        </message>
        <message>
            <source>Open anyway</source>
            <translation>仍然打开</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>不在原处</translation>
        </message>
    </context>
    <context>
        <name>other_end</name>
        <message>
            <source>{program} ({device})</source>
            <translation>{program}（{device}）</translation>
        </message>
        <message>
            <source>your device {name}</source>
            <translation>你的设备 {name}</translation>
        </message>
        <message>
            <source>your other devices</source>
            <translation>你的其他设备</translation>
        </message>
    </context>
    <context>
        <name>presence</name>
        <message>
            <source>Available</source>
            <translation>在线</translation>
        </message>
        <message>
            <source>Free to chat</source>
            <translation>有空聊天</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>离开</translation>
        </message>
        <message>
            <source>Away for longer</source>
            <translation>长时间离开</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>请勿打扰</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
    </context>
    <context>
        <name>receipt</name>
        <message>
            <source>Made by {program} on {time}</source>
            <translation>由 {program} 生成于 {time}</translation>
        </message>
        <message>
            <source>Receipt of a file transfer</source>
            <translation>文件传输凭证</translation>
        </message>
        <message>
            <source>{address} (this side)</source>
            <translation>{address}（本方）</translation>
        </message>
        <message>
            <source>Name: {name}</source>
            <translation>名称：{name}</translation>
        </message>
        <message>
            <source>Size: {size} ({bytes} bytes)</source>
            <translation>大小：{size}（{bytes} 字节）</translation>
        </message>
        <message>
            <source>What: {words}</source>
            <translation>内容：{words}</translation>
        </message>
        <message>
            <source>Sender: {address}</source>
            <translation>发送者：{address}</translation>
        </message>
        <message>
            <source>Recipient: {address}</source>
            <translation>接收方：{address}</translation>
        </message>
        <message>
            <source>Begun: {time}</source>
            <translation>开始：{time}</translation>
        </message>
        <message>
            <source>Ended: {time}</source>
            <translation>结束：{time}</translation>
        </message>
        <message>
            <source>Way: {words}</source>
            <translation>途径：{words}</translation>
        </message>
        <message>
            <source>Hash here: {hash}</source>
            <translation>本方哈希值：{hash}</translation>
        </message>
        <message>
            <source>Hash at the other side: {hash}</source>
            <translation>对方哈希值：{hash}</translation>
        </message>
        <message>
            <source>Files in the folder:</source>
            <translation>文件夹中的文件：</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>未告知</translation>
        </message>
        <message>
            <source>{time} ({zone})</source>
            <translation>{time}（{zone}）</translation>
        </message>
    </context>
    <context>
        <name>rooms</name>
        <message>
            <source>{nick} in {room}</source>
            <translation>{room} 中的 {nick}</translation>
        </message>
        <message>
            <source>1 person</source>
            <translation>1 人</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>%Ln 人</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is typing…</source>
            <translation>{name} 正在输入…</translation>
        </message>
        <message>
            <source>{name} and {other} are typing…</source>
            <translation>{name} 和 {other} 正在输入…</translation>
        </message>
        <message>
            <source>{name}, {other} and {third} are typing…</source>
            <translation>{name}、{other} 和 {third} 正在输入…</translation>
        </message>
        <message>
            <source>Several people are typing…</source>
            <translation>多人正在输入…</translation>
        </message>
        <message>
            <source>only for members</source>
            <translation>仅限成员</translation>
        </message>
        <message>
            <source>joining…</source>
            <translation>正在加入…</translation>
        </message>
        <message>
            <source>could not be joined</source>
            <translation>无法加入</translation>
        </message>
        <message>
            <source>not joined</source>
            <translation>未加入</translation>
        </message>
        <message>
            <source>kicked out</source>
            <translation>已被移出</translation>
        </message>
        <message>
            <source>closed for good</source>
            <translation>已永久关闭</translation>
        </message>
        <message>
            <source>Moderators</source>
            <translation>主持人</translation>
        </message>
        <message>
            <source>Only listening</source>
            <translation>仅旁听</translation>
        </message>
        <message>
            <source>People</source>
            <translation>参与者</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>所有者</translation>
        </message>
        <message>
            <source>admin</source>
            <translation>管理员</translation>
        </message>
        <message>
            <source>member</source>
            <translation>成员</translation>
        </message>
        <message>
            <source>banned</source>
            <translation>已封禁</translation>
        </message>
        <message>
            <source>you</source>
            <translation>你</translation>
        </message>
    </context>
    <context>
        <name>roster</name>
        <message>
            <source>Not in your contacts</source>
            <translation>不是你的联系人</translation>
        </message>
        <message>
            <source>Group chats</source>
            <translation>群聊</translation>
        </message>
        <message>
            <source>My devices</source>
            <translation>我的设备</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>联系人</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>正在输入…</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>已屏蔽</translation>
        </message>
        <message>
            <source>Has not answered your request yet</source>
            <translation>尚未答复你的请求</translation>
        </message>
        <message>
            <source>Does not show you when they are there</source>
            <translation>不向你显示在线状态</translation>
        </message>
        <message>
            <source>{online} of {total} joined</source>
            <translation>{total} 个群聊中已加入 {online} 个</translation>
        </message>
        <message>
            <source>{online} of {total} online</source>
            <translation>{total} 人中有 {online} 人在线</translation>
        </message>
        <message>
            <source>open</source>
            <translation>已展开</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>已折叠</translation>
        </message>
        <message>
            <source>1 unread message</source>
            <translation>1 条未读消息</translation>
        </message>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>%Ln 条未读消息</numerusform>
            </translation>
        </message>
        <message>
            <source>1 of them mentions you</source>
            <translation>其中 1 条提到你</translation>
        </message>
        <message>
            <source>{count} of them mention you</source>
            <translation>其中 {count} 条提到你</translation>
        </message>
        <message>
            <source>files: {percent} %</source>
            <translation>文件：{percent}%</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent}%</translation>
        </message>
        <message>
            <source>group chat, {state}</source>
            <translation>群聊，{state}</translation>
        </message>
        <message>
            <source>In the list of {account}</source>
            <translation>在 {account} 的列表中</translation>
        </message>
        <message>
            <source>Blocked: nothing of theirs reaches you.</source>
            <translation>已屏蔽：你不会收到对方的任何内容。</translation>
        </message>
        <message>
            <source>takes files directly</source>
            <translation>可直接接收文件</translation>
        </message>
        <message>
            <source>takes no files</source>
            <translation>不接收文件</translation>
        </message>
        <message>
            <source>You are not in {name}</source>
            <translation>你不在 {name} 中</translation>
        </message>
        <message>
            <source>Upload for everybody in {name}</source>
            <translation>上传给 {name} 中的所有人</translation>
        </message>
        <message>
            <source>{name} is blocked</source>
            <translation>{name} 已被屏蔽</translation>
        </message>
        <message>
            <source>Send to {name}</source>
            <translation>发送给 {name}</translation>
        </message>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation>{name} 离线：等 {name} 上线后发送</translation>
        </message>
        <message>
            <source>Send to {name}, directly</source>
            <translation>直接发送给 {name}</translation>
        </message>
        <message>
            <source>{name}’s program takes no files now</source>
            <translation>{name} 的程序目前不接收文件</translation>
        </message>
        <message>
            <source>None of them can get files now</source>
            <translation>他们现在都无法接收文件</translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>发送给 %Ln 个人</numerusform>
            </translation>
        </message>
        <message>
            <source>Take out of all groups</source>
            <translation>移出所有分组</translation>
        </message>
        <message>
            <source>Also put into {group}</source>
            <translation>同时加入 {group}</translation>
        </message>
        <message>
            <source>Move to {group}</source>
            <translation>移到 {group}</translation>
        </message>
        <message>
            <source>Device {name}</source>
            <translation>设备 {name}</translation>
        </message>
    </context>
    <context>
        <name>row_actions</name>
        <message>
            <source>Download</source>
            <translation>下载</translation>
        </message>
        <message>
            <source>Download ({size} from {host})</source>
            <translation>下载（{size}，来自 {host}）</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>接受</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Upload now</source>
            <translation>立即上传</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>在文件夹中显示</translation>
        </message>
        <message>
            <source>Show all of it ({size})</source>
            <translation>显示全部（{size}）</translation>
        </message>
        <message>
            <source>Show only the beginning</source>
            <translation>只显示开头</translation>
        </message>
        <message>
            <source>React</source>
            <translation>表情回应</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>%Ln 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letters</source>
            <translation>
                <numerusform>%Ln 个字符</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>row_words</name>
        <message>
            <source>waiting for the connection</source>
            <translation>等待连接</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>正在发送</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>已送达</translation>
        </message>
        <message>
            <source>read</source>
            <translation>已读</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>Not sent.</source>
            <translation>未发送。</translation>
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation>未发送：{reason}</translation>
        </message>
        <message>
            <source>Sent {stamp}; it came later</source>
            <translation>发送于 {stamp}；较晚才收到</translation>
        </message>
        <message>
            <source>{name}, {time}</source>
            <translation>{name}，{time}</translation>
        </message>
        <message>
            <source>in answer to: {text}</source>
            <translation>回复：{text}</translation>
        </message>
        <message>
            <source>{emoji} by {names}</source>
            <translation>{emoji} 来自 {names}</translation>
        </message>
        <message>
            <source>a message that was taken back</source>
            <translation>已撤回的消息</translation>
        </message>
        <message>
            <source>a message that is not here</source>
            <translation>不在这里的消息</translation>
        </message>
        <message>
            <source>Quoted, not found here</source>
            <translation>引用的消息，在这里找不到</translation>
        </message>
        <message>
            <source>You took this message back</source>
            <translation>你撤回了这条消息</translation>
        </message>
        <message>
            <source>This message was taken back</source>
            <translation>这条消息已被撤回</translation>
        </message>
        <message>
            <source>Removed by a moderator</source>
            <translation>已被主持人移除</translation>
        </message>
        <message>
            <source>Removed by a moderator: {reason}</source>
            <translation>已被主持人移除：{reason}</translation>
        </message>
        <message>
            <source>Removed by {name}</source>
            <translation>已被 {name} 移除</translation>
        </message>
        <message>
            <source>Removed by {name}: {reason}</source>
            <translation>已被 {name} 移除：{reason}</translation>
        </message>
        <message>
            <source>file {name}</source>
            <translation>文件 {name}</translation>
        </message>
        <message>
            <source>A link to {host}</source>
            <translation>到 {host} 的链接</translation>
        </message>
        <message>
            <source>no longer in the list of transfers</source>
            <translation>已不在传输列表中</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>已编辑</translation>
        </message>
        <message>
            <source>too long to show; copy it to have all of it</source>
            <translation>太长无法全部显示；复制可获得全文</translation>
        </message>
        <message>
            <source>mentions you</source>
            <translation>提到你</translation>
        </message>
        <message>
            <source>arrived later</source>
            <translation>较晚才收到</translation>
        </message>
        <message>
            <source>New messages</source>
            <translation>新消息</translation>
        </message>
    </context>
    <context>
        <name>rule_words</name>
        <message>
            <source>group {name}</source>
            <translation>分组 {name}</translation>
        </message>
        <message>
            <source>anybody in your contacts</source>
            <translation>任何联系人</translation>
        </message>
        <message>
            <source>up to {size}</source>
            <translation>不超过 {size}</translation>
        </message>
        <message>
            <source>{what} → {folder}</source>
            <translation>{what} → {folder}</translation>
        </message>
        <message>
            <source>device {name}</source>
            <translation>设备 {name}</translation>
        </message>
        <message>
            <source>address hidden</source>
            <translation>地址已隐藏</translation>
        </message>
        <message>
            <source>no metered network</source>
            <translation>非按流量计费的网络</translation>
        </message>
        <message>
            <source>my other devices</source>
            <translation>我的其他设备</translation>
        </message>
        <message>
            <source>my other devices ({account})</source>
            <translation>我的其他设备（{account}）</translation>
        </message>
        <message>
            <source>never sees your network address</source>
            <translation>绝不会看到你的网络地址</translation>
        </message>
        <message>
            <source>sending at most {speed}</source>
            <translation>发送不超过 {speed}</translation>
        </message>
        <message>
            <source>receiving at most {speed}</source>
            <translation>接收不超过 {speed}</translation>
        </message>
        <message numerus="yes">
            <source>%n files at a time</source>
            <translation>
                <numerusform>同时 %Ln 个文件</numerusform>
            </translation>
        </message>
        <message>
            <source>“{word}” is no type; write image/* or *.pdf.</source>
            <translation>“{word}”不是类型；请写 image/* 或 *.pdf。</translation>
        </message>
        <message>
            <source>“{word}” is no type; one looks like image/png.</source>
            <translation>“{word}”不是类型；类型的格式如 image/png。</translation>
        </message>
        <message>
            <source>Choose the folder the files go to.</source>
            <translation>请选择文件存放的文件夹。</translation>
        </message>
        <message>
            <source>{place} means nothing here; the sentence below says what may be used.</source>
            <translation>{place} 在这里没有意义；下面的说明列出了可用的内容。</translation>
        </message>
        <message>
            <source>Give the whole path of the folder, from the beginning.</source>
            <translation>请给出文件夹从开头起的完整路径。</translation>
        </message>
        <message>
            <source>A folder in a rule has no “..” in it.</source>
            <translation>规则中的文件夹不能含有“..”。</translation>
        </message>
    </context>
    <context>
        <name>runnable</name>
        <message>
            <source>program</source>
            <translation>程序</translation>
        </message>
        <message>
            <source>script</source>
            <translation>脚本</translation>
        </message>
        <message>
            <source>installer</source>
            <translation>安装程序</translation>
        </message>
        <message>
            <source>disk image</source>
            <translation>磁盘映像</translation>
        </message>
        <message>
            <source>shortcut</source>
            <translation>快捷方式</translation>
        </message>
        <message>
            <source>document with macros</source>
            <translation>带宏的文档</translation>
        </message>
        <message>
            <source>page with scripts</source>
            <translation>带脚本的页面</translation>
        </message>
        <message>
            <source>system settings</source>
            <translation>系统设置</translation>
        </message>
        <message>
            <source>{name}, careful: {kind}</source>
            <translation>{name}，注意：{kind}</translation>
        </message>
        <message>
            <source>This is a program: once opened, it can do on your computer what you can do.</source>
            <translation>这是一个程序：一旦打开，它能在你的电脑上做你能做的一切。</translation>
        </message>
        <message>
            <source>This is a script, a list of commands: once opened, it can do whatever you can do here.</source>
            <translation>这是一个脚本，也就是一串命令：一旦打开，它能做你在这里能做的一切。</translation>
        </message>
        <message>
            <source>This is an installer: once opened, it puts a program on your computer.</source>
            <translation>这是一个安装程序：一旦打开，它会在你的电脑上安装程序。</translation>
        </message>
        <message>
            <source>This is a disk image, a whole disk in one file: it may hold programs that start when opened.</source>
            <translation>这是一个磁盘映像，即把整张磁盘放进一个文件：其中可能有打开时就会启动的程序。</translation>
        </message>
        <message>
            <source>This is a shortcut: it can start a program, or open a network place, that its name does not tell.</source>
            <translation>这是一个快捷方式：它可以启动程序或打开网络位置，而从名称看不出来。</translation>
        </message>
        <message>
            <source>This document may bring macros along: small programs that can run on your computer when it is opened.</source>
            <translation>这个文档可能带有宏：打开文档时可以在你的电脑上运行的小程序。</translation>
        </message>
        <message>
            <source>This page may bring scripts along, which run when it is opened and can tell others about it.</source>
            <translation>这个页面可能带有脚本，打开时会运行，并可能把此事告诉他人。</translation>
        </message>
        <message>
            <source>This is a file with settings: once opened, it can change how your computer is set up.</source>
            <translation>这是一个设置文件：一旦打开，它可能更改你的电脑设置。</translation>
        </message>
    </context>
    <context>
        <name>terminal</name>
        <message>
            <source>TO and FILE are missing: whom to send what</source>
            <translation>缺少“收件人”和“文件”：发给谁、发什么</translation>
        </message>
        <message>
            <source>TO</source>
            <extracomment>Stands for the address of whom to send something.</extracomment>
            <translation>收件人</translation>
        </message>
        <message>
            <source>FILE is missing: what to send</source>
            <translation>缺少“文件”：要发送什么</translation>
        </message>
        <message>
            <source>{option} needs --jid; a stored account has its own</source>
            <translation>{option} 需要与 --jid 一起使用；已保存的账号有自己的设置</translation>
        </message>
        <message>
            <source>--jid signs in without a stored account, so --account cannot go with it</source>
            <translation>--jid 不使用已保存的账号登录，因此不能与 --account 同用</translation>
        </message>
        <message>
            <source>--jid needs --password-file</source>
            <translation>--jid 需要与 --password-file 一起使用</translation>
        </message>
        <message>
            <source>{address} is a server, not an account; an address looks like name@server</source>
            <translation>{address} 是服务器而不是账号；地址的格式为 name@server</translation>
        </message>
        <message>
            <source>{sentence}: {reason}</source>
            <extracomment>What happened, then the reason as the other side words it.</extracomment>
            <translation>{sentence}：{reason}</translation>
        </message>
        <message>
            <source>“{text}” is no address; one looks like alice@river.example.</source>
            <translation>“{text}”不是地址；地址的格式如 alice@river.example。</translation>
        </message>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation>服务器不认可 {account} 的这个密码。</translation>
        </message>
        <message>
            <source>The server did not sign {account} in ({condition}).</source>
            <translation>服务器没有让 {account} 登录（{condition}）。</translation>
        </message>
        <message>
            <source>There is no password for {account}; --password-file names a file with it.</source>
            <translation>没有 {account} 的密码；可用 --password-file 指定存有密码的文件。</translation>
        </message>
        <message>
            <source>There is no server called {host}, or names cannot be looked up at the moment.</source>
            <translation>没有名为 {host} 的服务器，或者目前无法查询域名。</translation>
        </message>
        <message>
            <source>closed</source>
            <extracomment>Why nothing answers there, where the system has no word for it.</extracomment>
            <translation>已关闭</translation>
        </message>
        <message>
            <source>{host} does not answer on port {port} ({reason}).</source>
            <translation>{host} 在端口 {port} 上没有响应（{reason}）。</translation>
        </message>
        <message>
            <source>The certificate of {host} comes from an authority that is not trusted here; --ca-file names one for {host}. Nothing was sent.</source>
            <translation>{host} 的证书来自此处不信任的机构；可用 --ca-file 为 {host} 指定机构。没有发送任何内容。</translation>
        </message>
        <message>
            <source>The certificate of {host} has expired. Nothing was sent.</source>
            <translation>{host} 的证书已过期。没有发送任何内容。</translation>
        </message>
        <message>
            <source>The certificate of {host} is not valid yet; is the clock right? Nothing was sent.</source>
            <translation>{host} 的证书尚未生效；时钟准确吗？没有发送任何内容。</translation>
        </message>
        <message>
            <source>The certificate of {host} was made out to another name. Nothing was sent.</source>
            <translation>{host} 的证书是颁发给另一个名称的。没有发送任何内容。</translation>
        </message>
        <message>
            <source>The certificate of {host} cannot be believed. Nothing was sent.</source>
            <translation>{host} 的证书不可信。没有发送任何内容。</translation>
        </message>
        <message>
            <source>{host} offers no sign-in that keeps the password secret. It was not sent.</source>
            <translation>{host} 不提供能让密码保密的登录方式。密码没有发送。</translation>
        </message>
        <message>
            <source>{host} took the connection and said nothing for {time}.</source>
            <translation>{host} 接受了连接，但 {time} 内没有任何回应。</translation>
        </message>
        <message>
            <source>{host} ended the connection: the same device has signed in somewhere else.</source>
            <translation>{host} 结束了连接：同一设备已在别处登录。</translation>
        </message>
        <message>
            <source>{host} ended the connection ({reason}).</source>
            <translation>{host} 结束了连接（{reason}）。</translation>
        </message>
        <message>
            <source>{host} ended the connection (without a reason).</source>
            <translation>{host} 结束了连接（未说明原因）。</translation>
        </message>
        <message>
            <source>{account} is not connected.</source>
            <translation>{account} 未连接。</translation>
        </message>
        <message>
            <source>{account} is not stored here; `gharial account add` stores it.</source>
            <translation>此处没有保存 {account}；可用 `gharial account add` 保存。</translation>
        </message>
        <message>
            <source>{host} did not create the account ({condition})</source>
            <translation>{host} 没有创建账号（{condition}）</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({reason}); --keep file or --keep ask can.</source>
            <translation>无法使用系统的密钥环（{reason}）；可改用 --keep file 或 --keep ask。</translation>
        </message>
        <message>
            <source>{peer} answered “{condition}”</source>
            <translation>{peer} 的答复是“{condition}”</translation>
        </message>
        <message>
            <source>The server answered “{condition}”</source>
            <translation>服务器的答复是“{condition}”</translation>
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation>{peer} 在 {time} 内没有答复。</translation>
        </message>
        <message>
            <source>The server did not answer for {time}.</source>
            <translation>服务器在 {time} 内没有答复。</translation>
        </message>
        <message>
            <source>{room} said no ({reason})</source>
            <translation>{room} 拒绝了（{reason}）</translation>
        </message>
        <message>
            <source>No longer in {room} ({reason})</source>
            <translation>已不在 {room} 中（{reason}）</translation>
        </message>
        <message>
            <source>Something went wrong inside Gharial ({error}).</source>
            <extracomment>{error} is a technical word for what it was.</extracomment>
            <translation>Gharial 内部出了问题（{error}）。</translation>
        </message>
        <message>
            <source>this version has none of these ways; it has: {ways}</source>
            <translation>此版本没有这些传输方式；可用的有：{ways}</translation>
        </message>
        <message>
            <source>{account} is stored.</source>
            <translation>{account} 已保存。</translation>
        </message>
        <message>
            <source>no account is stored; use `gharial account add JID`, or --jid with --password-file</source>
            <translation>没有已保存的账号；请使用 `gharial account add JID`，或者 --jid 加 --password-file</translation>
        </message>
        <message>
            <source>several accounts are stored, choose one with --account: {accounts}</source>
            <translation>保存了多个账号，请用 --account 选择一个：{accounts}</translation>
        </message>
        <message>
            <source>waiting for a file</source>
            <extracomment>What took too long: "Nothing happened for 10 s (waiting for a file)."</extracomment>
            <translation>等待文件</translation>
        </message>
        <message>
            <source>waiting for the other side</source>
            <extracomment>What took too long: "Nothing happened for 10 s (waiting for the other side)."</extracomment>
            <translation>等待对方</translation>
        </message>
        <message>
            <source>is used by another gharial that runs now</source>
            <extracomment>What is wrong with a folder: "/tmp/state: is used by another gharial that runs now."</extracomment>
            <translation>正被另一个运行中的 gharial 使用</translation>
        </message>
        <message>
            <source>its first line is empty</source>
            <extracomment>What is wrong with a file: "/tmp/password: its first line is empty."</extracomment>
            <translation>第一行是空的</translation>
        </message>
        <message>
            <source>file transfer</source>
            <extracomment>What a program lacks: "… takes files this way (no file transfer)."</extracomment>
            <translation>文件传输</translation>
        </message>
        <message>
            <source>folders</source>
            <extracomment>What a program lacks: "… takes files this way (no folders)."</extracomment>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>several files in one offer</source>
            <extracomment>What a program lacks: "… takes files this way (no several files in one offer)."</extracomment>
            <translation>一次提供多个文件</translation>
        </message>
        <message>
            <source>name</source>
            <extracomment>What differs from the file that was asked for: "… another file than the one asked for (name differs)."</extracomment>
            <translation>名称</translation>
        </message>
        <message>
            <source>size</source>
            <extracomment>What differs from the file that was asked for.</extracomment>
            <translation>大小</translation>
        </message>
        <message>
            <source>hash</source>
            <extracomment>What differs from the file that was asked for: its checksum.</extracomment>
            <translation>校验和</translation>
        </message>
        <message>
            <source>date</source>
            <extracomment>What differs from the file that was asked for: when it was last changed.</extracomment>
            <translation>日期</translation>
        </message>
        <message>
            <source>COMMAND</source>
            <extracomment>Stands in the help for what is typed there, as DIR and the others in capitals.</extracomment>
            <translation>命令</translation>
        </message>
        <message>
            <source>send files and folders to contacts</source>
            <translation>向联系人发送文件和文件夹</translation>
        </message>
        <message>
            <source>Send files and folders to contacts, or with a full address to one of their devices. Exit status: 0 all arrived, 1 failed, 2 usage, 3 declined, 4 no connection or login, 130 interrupted.</source>
            <translation>向联系人发送文件和文件夹；使用完整地址时发送到其中一台设备。退出状态：0 全部送达，1 失败，2 用法错误，3 被拒绝，4 无法连接或登录，130 被中断。</translation>
        </message>
        <message>
            <source>TO FILE</source>
            <translation>收件人 文件</translation>
        </message>
        <message>
            <source>their address, and what to send</source>
            <translation>对方的地址，以及要发送的内容</translation>
        </message>
        <message>
            <source>an address; again for more people</source>
            <translation>一个地址；多人时可重复使用</translation>
        </message>
        <message>
            <source>a copy on your server, with a link to it, is a way like the others; otherwise none is left there</source>
            <translation>允许像其他方式一样，在你的服务器上留一份副本并附链接；否则不会在那里留下副本</translation>
        </message>
        <message>
            <source>take files into a folder</source>
            <translation>把文件接收到文件夹</translation>
        </message>
        <message>
            <source>Take files and folders into a folder: from --from, otherwise from contacts, and with --jid from anybody. Exit status: 0 all arrived, 1 failed, 2 usage, 4 no connection or login, 130 interrupted.</source>
            <translation>把文件和文件夹接收到一个文件夹：来自 --from 指定的人，否则来自联系人，使用 --jid 时来自任何人。退出状态：0 全部送达，1 失败，2 用法错误，4 无法连接或登录，130 被中断。</translation>
        </message>
        <message>
            <source>the folder; it must exist</source>
            <translation>目标文件夹；必须已存在</translation>
        </message>
        <message>
            <source>take files from them alone</source>
            <translation>只接收此人的文件</translation>
        </message>
        <message>
            <source>end after N files; otherwise when interrupted</source>
            <translation>收到 N 个文件后结束；否则直到被中断</translation>
        </message>
        <message>
            <source>[OPTION...] TO FILE...</source>
            <extracomment>How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.</extracomment>
            <translation>[选项...] 收件人 文件...</translation>
        </message>
        <message>
            <source>[OPTION...] --to TO [--to TO...] FILE...</source>
            <extracomment>How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.</extracomment>
            <translation>[选项...] --to 收件人 [--to 收件人...] 文件...</translation>
        </message>
        <message>
            <source>who signs in</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>谁来登录</translation>
        </message>
        <message>
            <source>the stored account, where there are several</source>
            <translation>有多个已保存的账号时，使用哪一个</translation>
        </message>
        <message>
            <source>an account for this run alone; nothing is stored</source>
            <translation>仅供本次使用的账号；不保存任何内容</translation>
        </message>
        <message>
            <source>how files travel</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>文件如何传输</translation>
        </message>
        <message>
            <source>try and take only these: {names}; repeat or part by commas</source>
            <translation>只尝试和接受这些：{names}；可重复使用，或用逗号分隔</translation>
        </message>
        <message>
            <source>use only these: {names}; repeat or part by commas</source>
            <translation>只使用这些：{names}；可重复使用，或用逗号分隔</translation>
        </message>
        <message>
            <source>SECONDS</source>
            <translation>秒数</translation>
        </message>
        <message>
            <source>give up after so long without progress</source>
            <translation>这么久没有进展就放弃</translation>
        </message>
        <message>
            <source>SPEED</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>bytes a second, such as 500K or 2M</source>
            <translation>每秒字节数，例如 500K 或 2M</translation>
        </message>
        <message>
            <source>keep there what is unfinished: after a break or a crash, the same command goes on where it was</source>
            <translation>在那里保存未完成的内容：中断或崩溃后，同一命令会从原处继续</translation>
        </message>
        <message>
            <source>one JSON object a line; its “event” is one of {names}</source>
            <extracomment>"event" is a key of the object, and the names are what it can be.</extracomment>
            <translation>每行一个 JSON 对象；其中“event”为以下之一：{names}</translation>
        </message>
        <message>
            <source>add, list or remove stored accounts</source>
            <translation>添加、列出或移除已保存的账号</translation>
        </message>
        <message>
            <source>ACTION</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>store an account; asks for the password</source>
            <translation>保存账号；会询问密码</translation>
        </message>
        <message>
            <source>where the password stays: the system's keyring, a file readable by you alone, or nowhere</source>
            <translation>密码存放在哪里：系统的密钥环、只有你能读取的文件，或不保存</translation>
        </message>
        <message>
            <source>do not try to sign in first</source>
            <translation>不先尝试登录</translation>
        </message>
        <message>
            <source>list the stored accounts</source>
            <translation>列出已保存的账号</translation>
        </message>
        <message>
            <source>one JSON object a line</source>
            <translation>每行一个 JSON 对象</translation>
        </message>
        <message>
            <source>forget an account and its password</source>
            <translation>删除账号及其密码</translation>
        </message>
        <message>
            <source>where accounts are kept</source>
            <translation>账号保存在哪里</translation>
        </message>
        <message>
            <source>FILE</source>
            <extracomment>Stands for the name of a file.</extracomment>
            <translation>文件</translation>
        </message>
        <message>
            <source>its first line is the password</source>
            <translation>第一行是密码</translation>
        </message>
        <message>
            <source>HOST:PORT</source>
            <translation>主机:端口</translation>
        </message>
        <message>
            <source>instead of what the address leads to</source>
            <translation>代替由地址查得的服务器</translation>
        </message>
        <message>
            <source>trust what this authority signed</source>
            <translation>信任由此机构签发的证书</translation>
        </message>
        <message>
            <source>say on the error output what happens inside</source>
            <translation>在错误输出中说明内部发生的事</translation>
        </message>
        <message>
            <source>DIR</source>
            <extracomment>Stands for the name of a folder.</extracomment>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>NAME</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Signed in as {account}.</source>
            <translation>已登录为 {account}。</translation>
        </message>
        <message>
            <source>Offered {what} to {peer}; waiting for the answer.</source>
            <translation>已向 {peer} 提供 {what}；正在等待答复。</translation>
        </message>
        <message>
            <source>{peer} offers {what}.</source>
            <translation>{peer} 提供 {what}。</translation>
        </message>
        <message>
            <source>{name}: trying {way} ({method}).</source>
            <extracomment>{way} and {method} are names of techniques.</extracomment>
            <translation>{name}：正在尝试 {way}（{method}）。</translation>
        </message>
        <message>
            <source>{name}: {sentence} {size} are there. It goes on by itself.</source>
            <extracomment>{sentence} says why it broke.</extracomment>
            <translation>{name}：{sentence}已有 {size}。会自动继续。</translation>
        </message>
        <message>
            <source>{name}: {sentence} It goes on by itself.</source>
            <extracomment>{sentence} says why it broke.</extracomment>
            <translation>{name}：{sentence}会自动继续。</translation>
        </message>
        <message>
            <source>Sent {name} to {peer}: {facts}.</source>
            <extracomment>{facts} are size, time, speed, and whether the checksum is right.</extracomment>
            <translation>已将 {name} 发送给 {peer}：{facts}。</translation>
        </message>
        <message>
            <source>Received {path} from {peer}: {facts}.</source>
            <extracomment>{facts} are size, time, speed, and whether the checksum is right.</extracomment>
            <translation>已收到 {path}，来自 {peer}：{facts}。</translation>
        </message>
        <message>
            <source>{name}: declined.</source>
            <translation>{name}：已被拒绝。</translation>
        </message>
        <message>
            <source>{name}: {sentence}</source>
            <extracomment>A file, and what happened to it.</extracomment>
            <translation>{name}：{sentence}</translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, {size})</source>
            <translation>
                <numerusform>{name}（文件夹，%Ln 个文件，{size}）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, size unknown)</source>
            <translation>
                <numerusform>{name}（文件夹，%Ln 个文件，大小未知）</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} ({size})</source>
            <translation>{name}（{size}）</translation>
        </message>
        <message>
            <source>{name} (size unknown)</source>
            <translation>{name}（大小未知）</translation>
        </message>
        <message>
            <source>{done} of {size}</source>
            <extracomment>How many bytes of all, such as 1.0 MB of 2.0 MB.</extracomment>
            <translation>{done}，共 {size}</translation>
        </message>
        <message>
            <source>{size}, no data for {time}</source>
            <translation>{size}，已有 {time} 没有数据</translation>
        </message>
        <message>
            <source>{size}, {speed}/s</source>
            <translation>{size}，{speed}/s</translation>
        </message>
        <message>
            <source>{size}, {speed}/s, {time} left</source>
            <translation>{size}，{speed}/s，剩余 {time}</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed}/s, verified</source>
            <translation>{size}，用时 {time}，{speed}/s，已校验</translation>
        </message>
        <message>
            <source>{size} in {time}, verified</source>
            <translation>{size}，用时 {time}，已校验</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed}/s, not verified: the other program does not tell a checksum</source>
            <translation>{size}，用时 {time}，{speed}/s，未校验：对方程序没有提供校验和</translation>
        </message>
        <message>
            <source>{size} in {time}, not verified: the other program does not tell a checksum</source>
            <translation>{size}，用时 {time}，未校验：对方程序没有提供校验和</translation>
        </message>
        <message>
            <source>Waiting for {peer} to come online with a program that takes files.</source>
            <translation>正在等待 {peer} 用能接收文件的程序上线。</translation>
        </message>
        <message>
            <source>Password of {account}: </source>
            <translation>{account} 的密码: </translation>
        </message>
        <message>
            <source>{peer} takes no more offers for the moment.</source>
            <translation>{peer} 目前不再接受更多提供。</translation>
        </message>
        <message>
            <source>{peer} declined.</source>
            <translation>{peer} 拒绝了。</translation>
        </message>
        <message>
            <source>Cancelled here.</source>
            <translation>已在此处取消。</translation>
        </message>
        <message>
            <source>The other side cancelled.</source>
            <translation>对方取消了。</translation>
        </message>
        <message>
            <source>{peer} has no program online that takes files this way (no {ability}).</source>
            <translation>{peer} 没有在线的程序能以这种方式接收文件（缺少：{ability}）。</translation>
        </message>
        <message>
            <source>{size} are more than this way can carry ({limit}).</source>
            <translation>{size} 超出了这种方式的上限（{limit}）。</translation>
        </message>
        <message>
            <source>The two computers could not reach each other: {addresses}.</source>
            <translation>两台电脑无法互相连接：{addresses}。</translation>
        </message>
        <message>
            <source>The two computers could not reach each other.</source>
            <translation>两台电脑无法互相连接。</translation>
        </message>
        <message>
            <source>Nothing happened for {time} ({step}).</source>
            <extracomment>{step} is what took too long.</extracomment>
            <translation>{time} 内没有任何进展（{step}）。</translation>
        </message>
        <message>
            <source>The program of {peer} broke the protocol: {what}.</source>
            <extracomment>{what} is a technical word about what was wrong.</extracomment>
            <translation>{peer} 的程序违反了协议：{what}。</translation>
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation>{peer} 不在线。</translation>
        </message>
        <message>
            <source>The connection broke after {size}.</source>
            <translation>连接在传输 {size} 后中断。</translation>
        </message>
        <message>
            <source>{peer} does not share {name} with you any more.</source>
            <translation>{peer} 不再与你共享 {name}。</translation>
        </message>
        <message>
            <source>{peer} came with another file than the one asked for ({what} differs). Not taken.</source>
            <translation>{peer} 提供的不是所请求的文件（{what}不同）。未接收。</translation>
        </message>
        <message>
            <source>All bytes came, but they are not the file's ({algorithm} differs). Not kept.</source>
            <extracomment>{algorithm} is the name of a checksum such as sha-256.</extracomment>
            <translation>所有字节都已到达，但与原文件不符（{algorithm} 不同）。未保留。</translation>
        </message>
        <message>
            <source>{path}: is not there.</source>
            <translation>{path}：不存在。</translation>
        </message>
        <message>
            <source>{path}: may not be read or written by you.</source>
            <translation>{path}：你没有读写权限。</translation>
        </message>
        <message>
            <source>{path}: does not fit: the disk is full.</source>
            <translation>{path}：放不下，磁盘已满。</translation>
        </message>
        <message>
            <source>{path}: changed while it was being sent.</source>
            <translation>{path}：在发送过程中被更改。</translation>
        </message>
        <message>
            <source>{path}: is not a file.</source>
            <translation>{path}：不是文件。</translation>
        </message>
        <message>
            <source>{path}: is not a folder.</source>
            <translation>{path}：不是文件夹。</translation>
        </message>
        <message>
            <source>{path}: {reason}.</source>
            <extracomment>{reason} is what the system says of the file, or a sentence of ours without its full stop.</extracomment>
            <translation>{path}：{reason}。</translation>
        </message>
        <message>
            <source>{path}: cannot be used.</source>
            <translation>{path}：无法使用。</translation>
        </message>
        <message>
            <source>Another way was chosen.</source>
            <translation>已选择另一种方式。</translation>
        </message>
        <message>
            <source>Only a copy on {server} is left as a way; --upload allows it.</source>
            <translation>只剩下在 {server} 上留副本这一种方式；--upload 允许这样做。</translation>
        </message>
        <message>
            <source>{host} answered {status} ({reason}).</source>
            <extracomment>What a web server answered: a number and its words.</extracomment>
            <translation>{host} 的答复是 {status}（{reason}）。</translation>
        </message>
        <message>
            <source>{host} answered {status}.</source>
            <extracomment>What a web server answered: a number.</extracomment>
            <translation>{host} 的答复是 {status}。</translation>
        </message>
        <message>
            <source>What came from {host} does not open with the key of its link. Not kept.</source>
            <translation>来自 {host} 的内容无法用链接中的密钥打开。未保留。</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is not encrypted.</source>
            <translation>不打开指向 {host} 的链接：它没有加密。</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it leads into a private network.</source>
            <translation>不打开指向 {host} 的链接：它通向专用网络。</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is passed on too often.</source>
            <translation>不打开指向 {host} 的链接：重定向次数太多。</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it would show your network address, which you keep from this contact.</source>
            <translation>不打开指向 {host} 的链接：它会暴露你不想让此联系人知道的网络地址。</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is broken.</source>
            <translation>不打开指向 {host} 的链接：链接已损坏。</translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n folders in each other, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} 无法作为文件夹传输：其中有 %Ln 层嵌套的文件夹，最多为 {limit}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n bytes of names, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} 无法作为文件夹传输：其中的名称共 %Ln 字节，最多为 {limit}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and the other program takes no folders, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} 无法作为文件夹传输：其中有 %Ln 个文件，对方程序不接收文件夹，最多为 {limit}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and {limit} is the most.</source>
            <translation>
                <numerusform>{name} 无法作为文件夹传输：其中有 %Ln 个文件，最多为 {limit}。</numerusform>
            </translation>
        </message>
        <message>
            <source>The list of the files in {name} is not one that a folder can have: {what}.</source>
            <extracomment>{what} is a technical word about what was wrong.</extracomment>
            <translation>{name} 中的文件列表不符合文件夹的要求：{what}。</translation>
        </message>
        <message>
            <source>{peer} would have sent plain what was to be encrypted. Ended instead.</source>
            <translation>{peer} 本要以明文发送应加密的内容。已改为终止。</translation>
        </message>
        <message>
            <source>Accepted on another device ({device}).</source>
            <translation>已在另一台设备上接受（{device}）。</translation>
        </message>
        <message>
            <source>Declined on another device ({device}).</source>
            <translation>已在另一台设备上拒绝（{device}）。</translation>
        </message>
        <message>
            <source>“{text}” is no address; one looks like alice@river.example</source>
            <translation>“{text}”不是地址；地址的格式如 alice@river.example</translation>
        </message>
        <message>
            <source>an IPv6 address goes in brackets: {example}</source>
            <translation>IPv6 地址要放在方括号里：{example}</translation>
        </message>
        <message>
            <source>“{text}” is not HOST:PORT</source>
            <translation>“{text}”不是“主机:端口”</translation>
        </message>
        <message>
            <source>“{name}” is none of {names}</source>
            <translation>“{name}”不在可选范围内：{names}</translation>
        </message>
        <message>
            <source>one of {names} is missing</source>
            <translation>缺少以下之一：{names}</translation>
        </message>
        <message>
            <source>“{text}” is no speed; one looks like 500K or 2.5M, in bytes a second</source>
            <translation>“{text}”不是速度；速度的格式如 500K 或 2.5M，单位为字节每秒</translation>
        </message>
        <message>
            <source>“{text}” is no number from 1 on</source>
            <translation>“{text}”不是大于等于 1 的整数</translation>
        </message>
        <message>
            <source>“{text}” is no number of seconds above 0</source>
            <translation>“{text}”不是大于 0 的秒数</translation>
        </message>
        <message>
            <source>Something went wrong inside Gharial.</source>
            <translation>Gharial 内部出了问题。</translation>
        </message>
        <message>
            <source>Without windows: {commands} (each with --help).</source>
            <extracomment>{commands} are commands to type, with commas between them.</extracomment>
            <translation>不用窗口：{commands}（均可加 --help）。</translation>
        </message>
        <message>
            <source>A desktop messenger for XMPP that gets the file there.</source>
            <translation>一款能把文件送达的 XMPP 桌面聊天程序。</translation>
        </message>
        <message>
            <source>FILE|xmpp:LINK</source>
            <extracomment>Stands for what is typed: the name of a file, or a link that begins with xmpp:</extracomment>
            <translation>文件|xmpp:链接</translation>
        </message>
        <message>
            <source>files to send, links to follow</source>
            <translation>要发送的文件，要打开的链接</translation>
        </message>
        <message>
            <source>show the list of transfers</source>
            <translation>显示传输列表</translation>
        </message>
        <message>
            <source>start in the tray, without a window</source>
            <translation>启动到托盘，不显示窗口</translation>
        </message>
        <message>
            <source>keep everything of this run in DIR</source>
            <translation>本次运行的一切都保存在“文件夹”中</translation>
        </message>
        <message>
            <source>write stanzas to the log; passwords are left out</source>
            <translation>把节写入日志；不包含密码</translation>
        </message>
        <message>
            <source>a log beside the usual one: with stanzas, times, threads, the segments of streams over UDP (their heads, never what they carry); in a file on the desktop or the state folder</source>
            <translation>常规日志之外再写一份日志：包含节、时间、线程、UDP 数据流的分段（只有头部，绝不含内容）；写入桌面或状态文件夹中的文件</translation>
        </message>
        <message>
            <source>there is no display for windows; these work without: {commands}</source>
            <translation>没有可显示窗口的屏幕；以下命令不需要窗口：{commands}</translation>
        </message>
        <message>
            <source>this profile is in use by a Gharial that does not answer</source>
            <translation>此配置文件正被一个没有响应的 Gharial 使用</translation>
        </message>
        <message>
            <source>the output cannot be written: {reason}</source>
            <translation>无法写出输出内容：{reason}</translation>
        </message>
    </context>
    <context>
        <name>times</name>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>昨天</translation>
        </message>
        <message>
            <source>unknown time</source>
            <translation>时间未知</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day} {time}</translation>
        </message>
    </context>
    <context>
        <name>totals</name>
        <message>
            <source>Nothing is being transferred.</source>
            <translation>没有正在进行的传输。</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>0</translation>
        </message>
        <message>
            <source>{up} up</source>
            <translation>上传 {up}</translation>
        </message>
        <message>
            <source>{down} down</source>
            <translation>下载 {down}</translation>
        </message>
        <message>
            <source>{running} of {limit} at once</source>
            <translation>{running} 个进行中，最多同时 {limit} 个</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%Ln 个等待中</numerusform>
            </translation>
        </message>
        <message>
            <source>{size} left</source>
            <translation>剩余 {size}</translation>
        </message>
        <message>
            <source>{size} left, {time}</source>
            <translation>剩余 {size}，{time}</translation>
        </message>
    </context>
    <context>
        <name>transfer-test</name>
        <message>
            <source>Testing…</source>
            <translation>正在测试…</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>可用</translation>
        </message>
        <message>
            <source>Not used</source>
            <translation>未使用</translation>
        </message>
        <message>
            <source>Does not work</source>
            <translation>不可用</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Uploads to the server</source>
            <translation>上传到服务器</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>代理</translation>
        </message>
        <message>
            <source>Finding our address (STUN)</source>
            <translation>查找我们的地址（STUN）</translation>
        </message>
        <message>
            <source>Relay (TURN)</source>
            <translation>中继（TURN）</translation>
        </message>
        <message>
            <source>Reached from outside</source>
            <translation>从外部连接</translation>
        </message>
        <message>
            <source>Jingle</source>
            <translation>Jingle</translation>
        </message>
        <message>
            <source>Stream initiation</source>
            <translation>流发起（SI）</translation>
        </message>
        <message>
            <source>Google Talk’s file sharing</source>
            <translation>Google Talk 文件共享</translation>
        </message>
        <message>
            <source>A link to this computer</source>
            <translation>指向此电脑的链接</translation>
        </message>
        <message>
            <source>Upload and a link</source>
            <translation>上传并发送链接</translation>
        </message>
        <message>
            <source>{method}, {by}</source>
            <translation>{method}，{by}</translation>
        </message>
        <message>
            <source>directly</source>
            <translation>直接连接</translation>
        </message>
        <message>
            <source>through a proxy</source>
            <translation>通过代理</translation>
        </message>
        <message>
            <source>through the chat servers</source>
            <translation>通过聊天服务器</translation>
        </message>
        <message>
            <source>across routers, encrypted (ICE)</source>
            <translation>穿过路由器，已加密（ICE）</translation>
        </message>
        <message>
            <source>by plain UDP</source>
            <translation>通过普通 UDP</translation>
        </message>
        <message>
            <source>by UDP</source>
            <translation>通过 UDP</translation>
        </message>
        <message>
            <source>A second device of this account signed in to {server} for this test.</source>
            <translation>此账号的第二台设备为本次测试登录了 {server}。</translation>
        </message>
        <message>
            <source>The server takes no uploads. Files for who is offline wait until they are back.</source>
            <translation>服务器不接受上传。发给离线联系人的文件会等到对方上线。</translation>
        </message>
        <message>
            <source>{server} takes uploads and names no limit.</source>
            <translation>{server} 接受上传，没有说明上限。</translation>
        </message>
        <message>
            <source>{server} takes uploads of up to {size}.</source>
            <translation>{server} 接受上传，最大 {size}。</translation>
        </message>
        <message>
            <source>The server names no proxy that answers. You can name one in the settings, under Network.</source>
            <translation>服务器没有提供可用的代理。你可以在设置的“网络”中填写。</translation>
        </message>
        <message>
            <source>{server} does not answer. Check its name in the settings, under Network.</source>
            <translation>{server} 没有应答。请在设置的“网络”中检查其名称。</translation>
        </message>
        <message>
            <source>{server} answers.</source>
            <translation>{server} 有应答。</translation>
        </message>
        <message>
            <source>The server names no STUN server. You can name one in the settings, under Network.</source>
            <translation>服务器没有提供 STUN 服务器。你可以在设置的“网络”中填写。</translation>
        </message>
        <message>
            <source>{server} does not answer. It may be gone, or a firewall keeps UDP from leaving.</source>
            <translation>{server} 没有应答。它可能已不存在，或防火墙阻止了 UDP 发出。</translation>
        </message>
        <message>
            <source>{server} sees this computer as {address}.</source>
            <translation>{server} 看到此电脑的地址是 {address}。</translation>
        </message>
        <message>
            <source>The server names no relay. Proxies and the chat servers stand in for it.</source>
            <translation>服务器没有提供中继。由代理和聊天服务器代替。</translation>
        </message>
        <message>
            <source>The libraries for relays are not installed here (aioice, aiortc).</source>
            <translation>此处没有安装中继所需的库（aioice、aiortc）。</translation>
        </message>
        <message>
            <source>{server} lends no address. Tell who runs your server, or check that UDP may leave.</source>
            <translation>{server} 没有借出地址。请告诉服务器运营者，或检查 UDP 能否发出。</translation>
        </message>
        <message>
            <source>{server} lends the address {address}.</source>
            <translation>{server} 借出了地址 {address}。</translation>
        </message>
        <message>
            <source>Contacts are told {address}, as set under Network. Whether the router leads there can only be seen from outside.</source>
            <translation>按“网络”中的设置，联系人会得知 {address}。路由器是否转到这里，只有从外部才能看到。</translation>
        </message>
        <message>
            <source>The router leads {address} to this computer.</source>
            <translation>路由器会把 {address} 转到此电脑。</translation>
        </message>
        <message>
            <source>This computer has a public address: {address}. A firewall may still be in the way.</source>
            <translation>此电脑有公网地址：{address}。仍可能被防火墙阻挡。</translation>
        </message>
        <message>
            <source>The router did not open a port. Open one by hand and name it under Network, or rely on proxies.</source>
            <translation>路由器没有开放端口。请手动开放一个并填入“网络”，或依靠代理。</translation>
        </message>
        <message>
            <source>Only computers in your own network reach this one directly ({address}). Under Network you can let Gharial ask the router for more.</source>
            <translation>只有你自己网络中的电脑能直接连接此电脑（{address}）。可在“网络”中让 Gharial 请求路由器开放。</translation>
        </message>
        <message>
            <source>Not tested: it would leave a file on the server. Tick the box above for it.</source>
            <translation>未测试：会在服务器上留下文件。要测试请勾选上方的选项。</translation>
        </message>
        <message>
            <source>The file arrived, but by another way.</source>
            <translation>文件已到达，但走了其他途径。</translation>
        </message>
        <message>
            <source>The server took the test file. It deletes it when its time is over.</source>
            <translation>服务器接收了测试文件，到期后会将其删除。</translation>
        </message>
        <message>
            <source>The test file arrived whole.</source>
            <translation>测试文件已完整到达。</translation>
        </message>
        <message>
            <source>This way is not there: the server or a setting leaves it out.</source>
            <translation>没有这个途径：服务器不提供，或被设置关闭。</translation>
        </message>
        <message>
            <source>A firewall on this computer may keep UDP away.</source>
            <translation>此电脑上的防火墙可能阻止了 UDP。</translation>
        </message>
        <message>
            <source>Without a proxy, files go another way.</source>
            <translation>没有代理时，文件会走其他途径。</translation>
        </message>
        <message>
            <source>A firewall on this computer may be in the way.</source>
            <translation>此电脑上的防火墙可能在阻挡。</translation>
        </message>
        <message>
            <source>{what} {advice}</source>
            <translation>{what}{advice}</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} 秒</translation>
        </message>
        <message>
            <source>The test could not begin.</source>
            <translation>测试无法开始。</translation>
        </message>
        <message>
            <source>No way worked. The rows say why.</source>
            <translation>没有可用的途径。各行说明了原因。</translation>
        </message>
        <message>
            <source>Ways that work: {good}; ways that do not: {bad}. Files take those that do.</source>
            <translation>{good} 个途径可用，{bad} 个不可用。文件会走可用的途径。</translation>
        </message>
        <message>
            <source>Every way that was tested works: {good}.</source>
            <translation>测试过的 {good} 个途径全部可用。</translation>
        </message>
    </context>
    <context>
        <name>transfer_rows</name>
        <message numerus="yes">
            <source>{name} and %n more</source>
            <translation>
                <numerusform>{name} 和另外 %Ln 个</numerusform>
            </translation>
        </message>
        <message>
            <source>to {name}</source>
            <translation>发给 {name}</translation>
        </message>
        <message>
            <source>from {name}</source>
            <translation>来自 {name}</translation>
        </message>
        <message>
            <source>{done} of {count} done</source>
            <translation>已完成 {done} / {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n not sent</source>
            <translation>
                <numerusform>%Ln 个未发送</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not received</source>
            <translation>
                <numerusform>%Ln 个未接收</numerusform>
            </translation>
        </message>
        <message>
            <source>all verified</source>
            <translation>全部已校验</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>剩余 {time}</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent}%</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Going</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
    </context>
    <context>
        <name>transfer_words</name>
        <message>
            <source>Waiting for {name} to accept</source>
            <translation>等待 {name} 接受</translation>
        </message>
        <message>
            <source>Waiting to be accepted</source>
            <translation>等待对方接受</translation>
        </message>
        <message>
            <source>Waiting for your answer</source>
            <translation>等待你的答复</translation>
        </message>
        <message>
            <source>Looking for a way</source>
            <translation>正在寻找途径</translation>
        </message>
        <message>
            <source>Checking that all arrived</source>
            <translation>正在检查是否完整</translation>
        </message>
        <message>
            <source>Done, verified</source>
            <translation>完成，已校验</translation>
        </message>
        <message>
            <source>Done, no proof by this method</source>
            <translation>完成，此方式无法校验</translation>
        </message>
        <message>
            <source>Not sent: declined</source>
            <translation>未发送：被拒绝</translation>
        </message>
        <message>
            <source>You declined it</source>
            <translation>你已拒绝</translation>
        </message>
        <message>
            <source>Paused by both sides</source>
            <translation>双方都已暂停</translation>
        </message>
        <message>
            <source>Paused by you</source>
            <translation>你已暂停</translation>
        </message>
        <message>
            <source>Paused by {name}</source>
            <translation>{name} 已暂停</translation>
        </message>
        <message>
            <source>Paused by the other side</source>
            <translation>对方已暂停</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left</source>
            <translation>只剩上传到 {server} 这一途径</translation>
        </message>
        <message>
            <source>Waiting for the connection</source>
            <translation>等待连接</translation>
        </message>
        <message>
            <source>Sends when {name} is back</source>
            <translation>等 {name} 上线后发送</translation>
        </message>
        <message>
            <source>Goes on when {name} is back</source>
            <translation>等 {name} 上线后继续</translation>
        </message>
        <message>
            <source>Next try in {time}</source>
            <translation>{time}后重试</translation>
        </message>
        <message>
            <source>Waiting its turn</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>Waiting for {name} to go on</source>
            <translation>等待 {name} 继续</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等待中</translation>
        </message>
        <message>
            <source>{done} of {size}</source>
            <translation>{done} / {size}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>剩余 {time}</translation>
        </message>
        <message>
            <source>no data for {time}</source>
            <translation>已 {time} 没有数据</translation>
        </message>
        <message>
            <source>Through the proxy {host}</source>
            <translation>通过代理 {host}</translation>
        </message>
        <message>
            <source>Through a proxy</source>
            <translation>通过代理</translation>
        </message>
        <message>
            <source>Through the chat servers (slow)</source>
            <translation>通过聊天服务器（较慢）</translation>
        </message>
        <message>
            <source>Directly over the local network, as datagrams (UDP)</source>
            <translation>通过局域网直接连接，使用数据报（UDP）</translation>
        </message>
        <message>
            <source>Directly, as datagrams (UDP)</source>
            <translation>直接连接，使用数据报（UDP）</translation>
        </message>
        <message>
            <source>By a web link to {host}</source>
            <translation>通过到 {host} 的网页链接</translation>
        </message>
        <message>
            <source>By a web link</source>
            <translation>通过网页链接</translation>
        </message>
        <message>
            <source>By upload to {host}</source>
            <translation>通过上传到 {host}</translation>
        </message>
        <message>
            <source>By upload to the server</source>
            <translation>通过上传到服务器</translation>
        </message>
        <message>
            <source>Directly over the local network</source>
            <translation>通过局域网直接连接</translation>
        </message>
        <message>
            <source>Directly</source>
            <translation>直接连接</translation>
        </message>
        <message>
            <source>Through the relay {host}, encrypted between you</source>
            <translation>通过中继 {host}，双方之间加密</translation>
        </message>
        <message>
            <source>Directly, through your routers</source>
            <translation>穿过双方的路由器直接连接</translation>
        </message>
        <message>
            <source>Directly over the local network, encrypted</source>
            <translation>通过局域网直接连接，已加密</translation>
        </message>
        <message>
            <source>Directly, encrypted</source>
            <translation>直接连接，已加密</translation>
        </message>
        <message>
            <source>Directly through routers, or by a relay</source>
            <translation>穿过路由器直接连接，或通过中继</translation>
        </message>
        <message>
            <source>{way}, which keeps a copy</source>
            <translation>{way}，会留下副本</translation>
        </message>
        <message>
            <source>{way} (did not work before)</source>
            <translation>{way}（以前没有成功）</translation>
        </message>
        <message>
            <source>{way} (worked last time)</source>
            <translation>{way}（上次成功）</translation>
        </message>
        <message>
            <source>{way} (did not work last time)</source>
            <translation>{way}（上次没有成功）</translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation>大小未知</translation>
        </message>
        <message numerus="yes">
            <source>%n left out (links and the like)</source>
            <translation>
                <numerusform>略过 %Ln 个（链接之类）</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>Empty folder</source>
            <translation>空文件夹</translation>
        </message>
        <message numerus="yes">
            <source>Folder of %n files</source>
            <translation>
                <numerusform>含 %Ln 个文件的文件夹</numerusform>
            </translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>正在发送</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>正在接收</translation>
        </message>
        <message>
            <source>Taken on another device of yours</source>
            <translation>已在你的其他设备上接收</translation>
        </message>
        <message>
            <source>Declined on another device of yours</source>
            <translation>已在你的其他设备上拒绝</translation>
        </message>
        <message>
            <source>Cancelled by the other side</source>
            <translation>被对方取消</translation>
        </message>
        <message>
            <source>Cancelled by you</source>
            <translation>被你取消</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Not received: the connection ended before you answered</source>
            <translation>未接收：在你答复之前连接已断开</translation>
        </message>
        <message>
            <source>Not sent: {name} went offline</source>
            <translation>未发送：{name} 已离线</translation>
        </message>
        <message>
            <source>Not received: {name} went offline</source>
            <translation>未接收：{name} 已离线</translation>
        </message>
        <message>
            <source>Not sent: group chats get a link, and no server keeps a copy for you</source>
            <translation>未发送：群聊只能接收链接，而没有服务器为你保存副本</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>Not received</source>
            <translation>未接收</translation>
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation>未发送：{reason}</translation>
        </message>
        <message>
            <source>Not received: {reason}</source>
            <translation>未接收：{reason}</translation>
        </message>
    </context>
    <context>
        <name>xml-console</name>
        <message>
            <source>Sent</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>接收</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>流</translation>
        </message>
        <message numerus="yes">
            <source>%n stanzas came too quickly to be shown</source>
            <translation>
                <numerusform>有 %Ln 个节来得太快，未能显示</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocks of in-band data</source>
            <translation>
                <numerusform>%Ln 块带内数据</numerusform>
            </translation>
        </message>
        <message>
            <source>{blocks}, {size}</source>
            <translation>{blocks}，{size}</translation>
        </message>
        <message numerus="yes">
            <source>%n acknowledgements of the stream</source>
            <translation>
                <numerusform>%Ln 个流确认</numerusform>
            </translation>
        </message>
        <message>
            <source>answer</source>
            <translation>应答</translation>
        </message>
        <message>
            <source>Type one stanza: an iq, a message or a presence.</source>
            <translation>请输入一个节：iq、message 或 presence。</translation>
        </message>
        <message>
            <source>This is too long to be sent at once.</source>
            <translation>内容太长，无法一次发送。</translation>
        </message>
        <message>
            <source>These are several stanzas. Send them one by one.</source>
            <translation>这里有多个节。请逐个发送。</translation>
        </message>
        <message>
            <source>There is text outside the stanza.</source>
            <translation>节之外还有文字。</translation>
        </message>
        <message>
            <source>Only an iq, a message or a presence can be sent.</source>
            <translation>只能发送 iq、message 或 presence。</translation>
        </message>
        <message>
            <source>This is not well-formed XML.</source>
            <translation>不是格式正确的 XML。</translation>
        </message>
        <message>
            <source>This is not well-formed XML: line {line}, column {column} ({detail}).</source>
            <translation>不是格式正确的 XML：第 {line} 行，第 {column} 列（{detail}）。</translation>
        </message>
    </context>
</TS>
