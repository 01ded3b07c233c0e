<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>AccountDialog</name>
        <message>
            <source>Account</source>
            <translation>الحساب</translation>
        </message>
        <message>
            <source>Device name</source>
            <translation>اسم الجهاز</translation>
        </message>
        <message>
            <source>made up once and kept</source>
            <translation>يُنشأ مرة واحدة ويُحفظ</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>كلمة مرور جديدة</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>دون تغيير</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>جارٍ الحفظ…</translation>
        </message>
    </context>
    <context>
        <name>AccountRow</name>
        <message>
            <source>Status of {account}: {status}</source>
            <translation>حالة {account}: {status}</translation>
        </message>
        <message>
            <source>Change your status</source>
            <translation>غيّر حالتك</translation>
        </message>
        <message>
            <source>The password is needed to sign in.</source>
            <translation>كلمة المرور لازمة لتسجيل الدخول.</translation>
        </message>
        <message>
            <source>Password…</source>
            <translation>كلمة المرور…</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>جارٍ الاتصال…</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>No connection – next try in {time}</source>
            <translation>لا اتصال – المحاولة التالية بعد {time}</translation>
        </message>
        <message>
            <source>No connection – trying again…</source>
            <translation>لا اتصال – تجري المحاولة مجددًا…</translation>
        </message>
        <message>
            <source>The server refused the connection.</source>
            <translation>رفض الخادم الاتصال.</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>الإعدادات…</translation>
        </message>
    </context>
    <context>
        <name>AccountsPage</name>
        <message>
            <source>An account without its tick stays here, but does not sign in.</source>
            <translation>الحساب الذي أُزيلت علامته يبقى هنا، لكنه لا يسجّل الدخول.</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>الحسابات</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>إضافة…</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>تغيير…</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>إزالة…</translation>
        </message>
        <message>
            <source>Signs in to one more account, or creates one.</source>
            <translation>يسجّل الدخول إلى حساب آخر، أو ينشئ حسابًا.</translation>
        </message>
        <message>
            <source>Password, name of this device and server of the chosen account.</source>
            <translation>كلمة مرور الحساب المختار واسم هذا الجهاز والخادم.</translation>
        </message>
        <message>
            <source>Signs out and forgets the chosen account; what was said in it stays here.</source>
            <translation>يسجّل الخروج من الحساب المختار وينساه؛ ويبقى ما قيل فيه هنا.</translation>
        </message>
        <message>
            <source>Remove account</source>
            <translation>إزالة الحساب</translation>
        </message>
        <message>
            <source>Remove {account} from Gharial?</source>
            <translation>هل تريد إزالة {account} من Gharial؟</translation>
        </message>
        <message>
            <source>Its password is forgotten here. The account on the server and the conversations stay.</source>
            <translation>تُمحى كلمة مروره من هنا. أما الحساب على الخادم والمحادثات فتبقى.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
    </context>
    <context>
        <name>AddDialog</name>
        <message>
            <source>Add contact</source>
            <translation>إضافة جهة اتصال</translation>
        </message>
        <message>
            <source>bob@river.example</source>
            <translation>bob@river.example</translation>
        </message>
        <message>
            <source>As you call them</source>
            <translation>كما تسمّيه</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>المجموعة</translation>
        </message>
        <message>
            <source>Hello, I would like to add you to my contacts.</source>
            <translation>مرحبًا، أود إضافتك إلى جهات اتصالي.</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>&amp;العنوان</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>الم&amp;جموعة</translation>
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation>ال&amp;حساب</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>ال&amp;رسالة</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>لم تسجّل الدخول بأي حساب. أضف حسابًا في الإعدادات أولًا.</translation>
        </message>
        <message>
            <source>That is your own address. Write the address of the other person.</source>
            <translation>هذا عنوانك أنت. اكتب عنوان الشخص الآخر.</translation>
        </message>
        <message>
            <source>{name} is in your contacts already.</source>
            <translation>{name} ضمن جهات اتصالك بالفعل.</translation>
        </message>
    </context>
    <context>
        <name>AmountField</name>
        <message>
            <source>{name}: unit</source>
            <translation>{name}: الوحدة</translation>
        </message>
    </context>
    <context>
        <name>Arrivals</name>
        <message numerus="yes">
            <source>%n files have arrived</source>
            <translation>
                <numerusform>لم تصل ملفات</numerusform>
                <numerusform>وصل ملف واحد</numerusform>
                <numerusform>وصل ملفان</numerusform>
                <numerusform>وصلت %Ln ملفات</numerusform>
                <numerusform>وصل %Ln ملفًا</numerusform>
                <numerusform>وصل %Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>A file from {name} has arrived</source>
            <translation>وصل ملف من {name}</translation>
        </message>
        <message numerus="yes">
            <source>%n files from {name} have arrived</source>
            <translation>
                <numerusform>لم تصل ملفات من {name}</numerusform>
                <numerusform>وصل ملف واحد من {name}</numerusform>
                <numerusform>وصل ملفان من {name}</numerusform>
                <numerusform>وصلت %Ln ملفات من {name}</numerusform>
                <numerusform>وصل %Ln ملفًا من {name}</numerusform>
                <numerusform>وصل %Ln ملف من {name}</numerusform>
            </translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>فتح المجلد</translation>
        </message>
    </context>
    <context>
        <name>AskBar</name>
        <message>
            <source>Preview</source>
            <translation>معاينة</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>AutostartBox</name>
        <message>
            <source>Start with the session</source>
            <translation>البدء مع الجلسة</translation>
        </message>
    </context>
    <context>
        <name>BlockQuestion</name>
        <message>
            <source>Block {names}? Nothing of theirs reaches you any more, and what they offer is declined.</source>
            <translation>هل تريد حظر {names}؟ لن يصلك من هناك شيء بعد الآن، وسيُرفض ما يُعرض عليك.</translation>
        </message>
        <message>
            <source>Do not block</source>
            <translation>عدم الحظر</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>حظر</translation>
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
            <translation>المحادثات — Gharial</translation>
        </message>
    </context>
    <context>
        <name>ComingsLine</name>
        <message>
            <source>{names} came in</source>
            <translation>دخل: {names}</translation>
        </message>
        <message>
            <source>{names} left</source>
            <translation>غادر: {names}</translation>
        </message>
        <message>
            <source>{old} is now {new}</source>
            <translation>صار اسم {old} الآن {new}</translation>
        </message>
    </context>
    <context>
        <name>CompanionChoice</name>
        <message>
            <source>All of them</source>
            <translation>كلها</translation>
        </message>
        <message>
            <source>Ticks all files of the list, or none. Space ticks a single one.</source>
            <translation>يحدد كل ملفات القائمة أو لا شيء منها. مفتاح المسافة يحدد ملفًا واحدًا.</translation>
        </message>
        <message>
            <source>Take nothing</source>
            <translation>عدم قبول شيء</translation>
        </message>
        <message>
            <source>Take all {count}, {size}</source>
            <translation>قبول الكل ({count})، {size}</translation>
        </message>
        <message>
            <source>Take all {count}</source>
            <translation>قبول الكل ({count})</translation>
        </message>
        <message>
            <source>Take {chosen} of {count}, {size}</source>
            <translation>قبول {chosen} من {count}، {size}</translation>
        </message>
        <message>
            <source>Take {chosen} of {count}</source>
            <translation>قبول {chosen} من {count}</translation>
        </message>
    </context>
    <context>
        <name>CompanionTree</name>
        <message>
            <source>Files offered together</source>
            <translation>ملفات معروضة معًا</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>ولا شيء غيرها</numerusform>
                <numerusform>وعنصر آخر</numerusform>
                <numerusform>وعنصران آخران</numerusform>
                <numerusform>و%Ln عناصر أخرى</numerusform>
                <numerusform>و%Ln عنصرًا آخر</numerusform>
                <numerusform>و%Ln عنصر آخر</numerusform>
            </translation>
        </message>
        <message>
            <source>{name}, folder with files that can do harm</source>
            <translation>{name}، مجلد فيه ملفات قد تضرّ</translation>
        </message>
        <message>
            <source>{name}, folder</source>
            <translation>{name}، مجلد</translation>
        </message>
    </context>
    <context>
        <name>Composer</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation>إرسال ملف (Ctrl+Shift+U)</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>إرسال ملف</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>إرسال ملفات…</translation>
        </message>
        <message>
            <source>Send a folder…</source>
            <translation>إرسال مجلد…</translation>
        </message>
        <message>
            <source>Let them fetch a file…</source>
            <translation>إتاحة ملف للجلب…</translation>
        </message>
        <message>
            <source>Files they may fetch</source>
            <translation>الملفات المتاحة للجلب</translation>
        </message>
        <message>
            <source>Shared files…</source>
            <translation>الملفات المشتركة…</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
        <message>
            <source>Send the message</source>
            <translation>إرسال الرسالة</translation>
        </message>
        <message>
            <source>Emoji (Ctrl+.)</source>
            <translation>رموز تعبيرية (Ctrl+.)</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>إدراج رمز تعبيري</translation>
        </message>
        <message>
            <source>Message {name}</source>
            <translation>رسالة إلى {name}</translation>
        </message>
        <message>
            <source>Answering {name}: {text}</source>
            <translation>ردًا على {name}: {text}</translation>
        </message>
        <message>
            <source>Editing your message</source>
            <translation>تعديل رسالتك</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Write a message of its own instead (Escape)</source>
            <translation>كتابة رسالة مستقلة بدلًا من ذلك (Escape)</translation>
        </message>
        <message>
            <source>Write a message of its own instead</source>
            <translation>كتابة رسالة مستقلة بدلًا من ذلك</translation>
        </message>
    </context>
    <context>
        <name>ConsentBar</name>
        <message>
            <source>Upload</source>
            <translation>رفع</translation>
        </message>
        <message>
            <source>Always for this account</source>
            <translation>دائمًا لهذا الحساب</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>انتظار</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left. A copy ({size}) will lie there, and {name} gets a link.</source>
            <translation>لم يبقَ إلا الرفع إلى {server}. ستبقى هناك نسخة ({size})، ويتلقى {name} رابطًا.</translation>
        </message>
        <message>
            <source>It is sent when {name} is back. Or upload it now: a copy will lie on your server.</source>
            <translation>يُرسَل عند عودة {name}. أو ارفعه الآن: ستبقى نسخة على خادمك.</translation>
        </message>
        <message>
            <source>Upload now</source>
            <translation>رفع الآن</translation>
        </message>
    </context>
    <context>
        <name>ContactDelegate</name>
        <message>
            <source>New name</source>
            <translation>اسم جديد</translation>
        </message>
    </context>
    <context>
        <name>ContactFilesDialog</name>
        <message>
            <source>Files with {name}</source>
            <translation>الملفات مع {name}</translation>
        </message>
    </context>
    <context>
        <name>ContactMenu</name>
        <message>
            <source>Open conversation</source>
            <translation>فتح المحادثة</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>إرسال ملفات…</translation>
        </message>
        <message>
            <source>Send folder…</source>
            <translation>إرسال مجلد…</translation>
        </message>
        <message>
            <source>Shared files…</source>
            <translation>الملفات المشتركة…</translation>
        </message>
        <message>
            <source>File settings…</source>
            <translation>إعدادات الملفات…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>إعادة التسمية</translation>
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation>إضافة إلى جهات الاتصال…</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>نسخ العنوان</translation>
        </message>
        <message>
            <source>Unblock</source>
            <translation>إلغاء الحظر</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>حظر</translation>
        </message>
        <message>
            <source>Block and report as spam</source>
            <translation>حظر وإبلاغ عن رسائل مزعجة</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>إزالة…</translation>
        </message>
        <message>
            <source>Send to a device</source>
            <translation>إرسال إلى جهاز</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>المجموعات</translation>
        </message>
        <message>
            <source>New group…</source>
            <translation>مجموعة جديدة…</translation>
        </message>
    </context>
    <context>
        <name>ContactView</name>
        <message>
            <source>Contacts</source>
            <translation>جهات الاتصال</translation>
        </message>
    </context>
    <context>
        <name>ConversationBar</name>
        <message>
            <source>Conversations</source>
            <translation>المحادثات</translation>
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation>نقل إلى نافذة مستقلة</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>ConversationHeader</name>
        <message>
            <source>Send a file (Ctrl+Shift+U)</source>
            <translation>إرسال ملف (Ctrl+Shift+U)</translation>
        </message>
        <message>
            <source>Search this conversation (Ctrl+F)</source>
            <translation>البحث في هذه المحادثة (Ctrl+F)</translation>
        </message>
        <message>
            <source>You are not connected</source>
            <translation>أنت غير متصل</translation>
        </message>
        <message>
            <source>Blocked: nothing goes to them or comes from them</source>
            <translation>محظور: لا يصله شيء منك ولا يصلك شيء منه</translation>
        </message>
        <message>
            <source>1 device</source>
            <translation>جهاز واحد</translation>
        </message>
        <message numerus="yes">
            <source>%n devices</source>
            <translation>
                <numerusform>لا أجهزة</numerusform>
                <numerusform>جهاز واحد</numerusform>
                <numerusform>جهازان</numerusform>
                <numerusform>%Ln أجهزة</numerusform>
                <numerusform>%Ln جهازًا</numerusform>
                <numerusform>%Ln جهاز</numerusform>
            </translation>
        </message>
        <message>
            <source>Back among the tabs</source>
            <translation>إعادة إلى الألسنة</translation>
        </message>
        <message>
            <source>Move into a window of its own</source>
            <translation>نقل إلى نافذة مستقلة</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>يكتب…</translation>
        </message>
    </context>
    <context>
        <name>ConversationTabs</name>
        <message>
            <source>Close (Ctrl+W)</source>
            <translation>إغلاق (Ctrl+W)</translation>
        </message>
        <message>
            <source>{name} (@{count})</source>
            <translation>{name} (@{count})</translation>
        </message>
        <message>
            <source>{name}, {count} unread, {mentions} of them mention you</source>
            <translation>{name}، غير المقروء: {count}، منها {mentions} تذكرك</translation>
        </message>
        <message>
            <source>{name} ({count})</source>
            <translation>{name} ({count})</translation>
        </message>
        <message>
            <source>{name}, {count} unread</source>
            <translation>{name}، غير المقروء: {count}</translation>
        </message>
        <message>
            <source>{peer}, as {account}</source>
            <translation>{peer}، باسم {account}</translation>
        </message>
        <message>
            <source>Close the conversation with {name}</source>
            <translation>إغلاق المحادثة مع {name}</translation>
        </message>
    </context>
    <context>
        <name>ConversationView</name>
        <message>
            <source>You</source>
            <translation>أنت</translation>
        </message>
        <message>
            <source>Nothing was said yet. Write to {name}, or drop a file here.</source>
            <translation>لم يُكتب شيء بعد. اكتب إلى {name}، أو أفلت ملفًا هنا.</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>Send files to {name}</source>
            <translation>إرسال ملفات إلى {name}</translation>
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation>إرسال مجلد إلى {name}</translation>
        </message>
        <message>
            <source>Send files to {name} on {device}</source>
            <translation>إرسال ملفات إلى {name} على {device}</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>لا أحد</numerusform>
                <numerusform>شخص واحد</numerusform>
                <numerusform>شخصان</numerusform>
                <numerusform>%Ln أشخاص</numerusform>
                <numerusform>%Ln شخصًا</numerusform>
                <numerusform>%Ln شخص</numerusform>
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
        <message>
            <source>New group</source>
            <translation>مجموعة جديدة</translation>
        </message>
        <message>
            <source>Name of the new group:</source>
            <translation>اسم المجموعة الجديدة:</translation>
        </message>
        <message>
            <source>Remove contact</source>
            <translation>إزالة جهة اتصال</translation>
        </message>
        <message>
            <source>Remove {name} ({address}) from your contacts?</source>
            <translation>هل تريد إزالة {name} ({address}) من جهات اتصالك؟</translation>
        </message>
        <message>
            <source>You will no longer see each other online. What you have written to each other stays.</source>
            <translation>لن يرى أحدكما متى يكون الآخر متصلًا. ويبقى ما كتبتماه.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>إبقاء</translation>
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
            <translation>تفاصيل {room}</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>&amp;Description</source>
            <translation>ال&amp;وصف</translation>
        </message>
        <message>
            <source>None</source>
            <translation>بلا</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;كلمة المرور</translation>
        </message>
        <message>
            <source>Only &amp;members may come in</source>
            <translation>دخول الأ&amp;عضاء فقط</translation>
        </message>
        <message>
            <source>&amp;Guests may only listen</source>
            <translation>ال&amp;زوار يستمعون فقط</translation>
        </message>
        <message>
            <source>&amp;Stays when everybody has left</source>
            <translation>ت&amp;بقى بعد أن يغادر الجميع</translation>
        </message>
        <message>
            <source>Shown in the server’s &amp;list</source>
            <translation>تظهر في &amp;قائمة الخادم</translation>
        </message>
        <message>
            <source>Who belongs to this group chat</source>
            <translation>من ينتمي إلى هذه الدردشة الجماعية</translation>
        </message>
        <message>
            <source>&amp;Take off the list…</source>
            <translation>إزالة من القائ&amp;مة…</translation>
        </message>
        <message>
            <source>Close this group chat for good…</source>
            <translation>إغلاق هذه الدردشة الجماعية نهائيًا…</translation>
        </message>
        <message>
            <source>Asking for the members…</source>
            <translation>جارٍ السؤال عن الأعضاء…</translation>
        </message>
        <message>
            <source>Nobody is on its lists, or they are not shown to you.</source>
            <translation>لا أحد في قوائمها، أو أنها لا تُعرض عليك.</translation>
        </message>
        <message>
            <source>&amp;Lift the ban…</source>
            <translation>ر&amp;فع الحظر…</translation>
        </message>
        <message>
            <source>Lift the ban</source>
            <translation>رفع الحظر</translation>
        </message>
        <message>
            <source>Let {name} come back?</source>
            <translation>هل تريد السماح بعودة {name}؟</translation>
        </message>
        <message>
            <source>Take off the list</source>
            <translation>إزالة من القائمة</translation>
        </message>
        <message>
            <source>Take {name} off the list of this group chat?</source>
            <translation>هل تريد إزالة {name} من قائمة هذه الدردشة الجماعية؟</translation>
        </message>
        <message>
            <source>Close {room} for good? Everybody is sent out, and nobody can come back.</source>
            <translation>هل تريد إغلاق {room} نهائيًا؟ يُخرج الجميع، ولا يمكن لأحد العودة.</translation>
        </message>
        <message>
            <source>Close group chat</source>
            <translation>إغلاق الدردشة الجماعية</translation>
        </message>
        <message>
            <source>Close for good</source>
            <translation>إغلاق نهائي</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message>
            <source>Details of the selected transfer</source>
            <translation>تفاصيل عملية النقل المحددة</translation>
        </message>
        <message>
            <source>Way</source>
            <translation>المسار</translation>
        </message>
        <message>
            <source>Speed of the last minute</source>
            <translation>سرعة الدقيقة الأخيرة</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>المحاولات</translation>
        </message>
        <message>
            <source>Did not arrive</source>
            <translation>ما لم يصل</translation>
        </message>
        <message>
            <source>Proof</source>
            <translation>التحقق</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>نسخ التفاصيل</translation>
        </message>
        <message>
            <source>Copies a technical account of this transfer</source>
            <translation>ينسخ بيانًا تقنيًا عن عملية النقل هذه</translation>
        </message>
        <message>
            <source>Save receipt…</source>
            <translation>حفظ الإيصال…</translation>
        </message>
        <message>
            <source>Writes into a file who sent what to whom, and its hashes</source>
            <translation>يكتب في ملف مَن أرسل ماذا إلى مَن، مع البصمات</translation>
        </message>
    </context>
    <context>
        <name>DialogFrame</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>A&amp;ccount</source>
            <translation>ال&amp;حساب</translation>
        </message>
    </context>
    <context>
        <name>EmojiPicker</name>
        <message>
            <source>Emoji</source>
            <translation>الرموز التعبيرية</translation>
        </message>
        <message>
            <source>Search emoji</source>
            <translation>البحث عن رمز تعبيري</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لم يُعثر على شيء</translation>
        </message>
    </context>
    <context>
        <name>EmptyPage</name>
        <message>
            <source>No account yet</source>
            <translation>لا حساب بعد</translation>
        </message>
        <message>
            <source>Set up an account to see your contacts here.</source>
            <translation>أعدّ حسابًا لترى جهات اتصالك هنا.</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>الإعدادات…</translation>
        </message>
        <message>
            <source>No contacts yet</source>
            <translation>لا جهات اتصال بعد</translation>
        </message>
        <message>
            <source>Add somebody by their address. Then you can write to each other and send files.</source>
            <translation>أضف شخصًا بعنوانه. عندها يمكنكما تبادل الرسائل والملفات.</translation>
        </message>
        <message>
            <source>Add contact…</source>
            <translation>إضافة جهة اتصال…</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>جارٍ الاتصال…</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>غير متصل</translation>
        </message>
        <message>
            <source>Your contacts are shown here as soon as you are signed in.</source>
            <translation>تظهر جهات اتصالك هنا حالما تسجّل الدخول.</translation>
        </message>
        <message>
            <source>Nobody found</source>
            <translation>لم يُعثر على أحد</translation>
        </message>
        <message>
            <source>None of your contacts has “{text}” in the name or address.</source>
            <translation>لا يوجد «{text}» في اسم أي من جهات اتصالك أو عنوانها.</translation>
        </message>
        <message>
            <source>Add {address}…</source>
            <translation>إضافة {address}…</translation>
        </message>
    </context>
    <context>
        <name>FilePublishing</name>
        <message>
            <source>A file that {name} may fetch</source>
            <translation>ملف يمكن أن يجلبه {name}</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>إتاحة</translation>
        </message>
        <message>
            <source>Stop offering {name}</source>
            <translation>إيقاف إتاحة {name}</translation>
        </message>
    </context>
    <context>
        <name>FileSending</name>
        <message>
            <source>Send files to {name}</source>
            <translation>إرسال ملفات إلى {name}</translation>
        </message>
        <message>
            <source>Send a folder to {name}</source>
            <translation>إرسال مجلد إلى {name}</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
        <message>
            <source>Send this picture to {name}?</source>
            <translation>هل تريد إرسال هذه الصورة إلى {name}؟</translation>
        </message>
        <message>
            <source>Send this picture to {name} when they are back?</source>
            <translation>هل تريد إرسال هذه الصورة إلى {name} عند عودته؟</translation>
        </message>
        <message>
            <source>Screenshot {time}</source>
            <translation>لقطة شاشة {time}</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Search files and people</source>
            <translation>البحث عن ملفات وأشخاص</translation>
        </message>
        <message>
            <source>Search by the name of a file or a person (Ctrl+F)</source>
            <translation>البحث باسم ملف أو شخص (Ctrl+F)</translation>
        </message>
        <message>
            <source>All {count}</source>
            <translation>الكل {count}</translation>
        </message>
        <message>
            <source>Active {count}</source>
            <translation>الجارية {count}</translation>
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation>المنتظرة {count}</translation>
        </message>
        <message>
            <source>Finished {count}</source>
            <translation>المنتهية {count}</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>الحساب</translation>
        </message>
        <message>
            <source>All accounts</source>
            <translation>كل الحسابات</translation>
        </message>
        <message>
            <source>Direction</source>
            <translation>الاتجاه</translation>
        </message>
        <message>
            <source>Sent and received</source>
            <translation>المرسل والمستقبَل</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>المرسل</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>المستقبَل</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>كل الأنواع</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>تدفق</translation>
        </message>
        <message>
            <source>From or to</source>
            <translation>من أو إلى</translation>
        </message>
        <message>
            <source>Only stanzas from or to this address, or a part of it</source>
            <translation>المقاطع الصادرة من هذا العنوان أو الموجهة إليه أو إلى جزء منه فقط</translation>
        </message>
        <message>
            <source>Search the stanzas</source>
            <translation>البحث في المقاطع</translation>
        </message>
        <message>
            <source>Only stanzas that hold these words (Ctrl+F)</source>
            <translation>المقاطع التي فيها هذه الكلمات فقط (Ctrl+F)</translation>
        </message>
        <message>
            <source>Only file transfers</source>
            <translation>نقل الملفات فقط</translation>
        </message>
        <message>
            <source>Only stanzas of Jingle and the other ways to send files.</source>
            <translation>مقاطع Jingle وطرق إرسال الملفات الأخرى فقط.</translation>
        </message>
        <message>
            <source>Without acknowledgements</source>
            <translation>دون الإقرارات</translation>
        </message>
        <message>
            <source>Leaves out what the two ends only tell each other to be sure that stanzas arrived.</source>
            <translation>يستبعد ما يتبادله الطرفان لمجرد التأكد من وصول المقاطع.</translation>
        </message>
    </context>
    <context>
        <name>FirstRunWindow</name>
        <message>
            <source>Welcome to Gharial</source>
            <translation>مرحبًا بك في Gharial</translation>
        </message>
        <message>
            <source>Add an account</source>
            <translation>إضافة حساب</translation>
        </message>
    </context>
    <context>
        <name>Floating</name>
        <message>
            <source>Jump to latest</source>
            <translation>الانتقال إلى الأحدث</translation>
        </message>
        <message numerus="yes">
            <source>%n new messages</source>
            <translation>
                <numerusform>لا رسائل جديدة</numerusform>
                <numerusform>رسالة جديدة</numerusform>
                <numerusform>رسالتان جديدتان</numerusform>
                <numerusform>%Ln رسائل جديدة</numerusform>
                <numerusform>%Ln رسالة جديدة</numerusform>
                <numerusform>%Ln رسالة جديدة</numerusform>
            </translation>
        </message>
        <message>
            <source>Jump to latest: {count}</source>
            <translation>الانتقال إلى الأحدث: {count}</translation>
        </message>
    </context>
    <context>
        <name>GeneralPage</name>
        <message>
            <source>Looks</source>
            <translation>المظهر</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>الألوان</translation>
        </message>
        <message>
            <source>“As the system” changes with the system, at once.</source>
            <translation>خيار «مثل النظام» يتغيّر مع النظام فورًا.</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>مثل النظام</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>داكن</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Another language is spoken when Gharial starts the next time.</source>
            <translation>تُستخدم اللغة الأخرى حين يبدأ Gharial في المرة القادمة.</translation>
        </message>
        <message>
            <source>Keep running when the windows are closed</source>
            <translation>مواصلة العمل عند إغلاق النوافذ</translation>
        </message>
        <message>
            <source>Gharial stays in the tray and goes on receiving; where there is no tray, closing ends it.</source>
            <translation>يبقى Gharial في صينية النظام ويواصل الاستقبال؛ وحيث لا توجد صينية ينهيه الإغلاق.</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>الإشعارات</translation>
        </message>
        <message>
            <source>Notify of new messages</source>
            <translation>الإشعار بالرسائل الجديدة</translation>
        </message>
        <message>
            <source>Not for the conversation you are looking at.</source>
            <translation>باستثناء المحادثة التي تنظر إليها.</translation>
        </message>
        <message>
            <source>Notify of offered files</source>
            <translation>الإشعار بالملفات المعروضة</translation>
        </message>
        <message>
            <source>With buttons to accept or decline, where the system can show them.</source>
            <translation>مع زرّين للقبول أو الرفض، حيث يستطيع النظام عرضهما.</translation>
        </message>
        <message>
            <source>Notify of files that have arrived</source>
            <translation>إشعار بالملفات التي وصلت</translation>
        </message>
        <message>
            <source>With a button that opens their folder; not while you look at a window of Gharial.</source>
            <translation>مع زر يفتح مجلدها؛ ولا يظهر الإشعار وأنت تنظر إلى نافذة من نوافذ Gharial.</translation>
        </message>
        <message>
            <source>Notifications tell</source>
            <translation>تذكر الإشعارات</translation>
        </message>
        <message>
            <source>They may also stand on a locked screen, where others can read them.</source>
            <translation>قد تظهر أيضًا على شاشة مقفلة حيث يمكن للآخرين قراءتها.</translation>
        </message>
        <message>
            <source>who and what</source>
            <translation>مَن وماذا</translation>
        </message>
        <message>
            <source>only who</source>
            <translation>مَن فقط</translation>
        </message>
        <message>
            <source>neither who nor what</source>
            <translation>لا مَن ولا ماذا</translation>
        </message>
        <message>
            <source>Notify also while I am not to be disturbed</source>
            <translation>الإشعار حتى عندما أطلب عدم الإزعاج</translation>
        </message>
        <message>
            <source>Otherwise an account with the status “Do not disturb” stays silent, and only counts what is new.</source>
            <translation>وإلا يبقى الحساب الذي حالته «الرجاء عدم الإزعاج» صامتًا ويكتفي بعدّ الجديد.</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>التواجد</translation>
        </message>
        <message>
            <source>Away after (minutes)</source>
            <translation>بعيد بعد (دقائق)</translation>
        </message>
        <message>
            <source>When nobody has touched the computer for so long, contacts see you as away.</source>
            <translation>إذا لم يلمس أحد الحاسوب طوال هذه المدة، رأتك جهات الاتصال بعيدًا.</translation>
        </message>
        <message>
            <source>never</source>
            <translation>أبدًا</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>المحادثات</translation>
        </message>
        <message>
            <source>Enter sends the message</source>
            <translation>مفتاح Enter يرسل الرسالة</translation>
        </message>
        <message>
            <source>Otherwise Enter starts a new line and Ctrl+Enter sends.</source>
            <translation>وإلا فإن Enter يبدأ سطرًا جديدًا وCtrl+Enter يرسل.</translation>
        </message>
        <message>
            <source>Tell who comes and goes</source>
            <translation>الإخبار بمن يأتي ومن يغادر</translation>
        </message>
        <message>
            <source>In quiet lines between what is said in group chats.</source>
            <translation>في أسطر هادئة بين ما يقال في المحادثات الجماعية.</translation>
        </message>
        <message>
            <source>in small group chats</source>
            <translation>في المحادثات الجماعية الصغيرة</translation>
        </message>
        <message>
            <source>in all group chats</source>
            <translation>في جميع المحادثات الجماعية</translation>
        </message>
        <message>
            <source>Tell when a message has arrived</source>
            <translation>الإبلاغ بوصول الرسالة</translation>
        </message>
        <message>
            <source>The sender sees that your device has the message.</source>
            <translation>يرى المرسل أن الرسالة وصلت إلى جهازك.</translation>
        </message>
        <message>
            <source>Tell when a message was read</source>
            <translation>الإبلاغ بقراءة الرسالة</translation>
        </message>
        <message>
            <source>The sender sees how far you have read.</source>
            <translation>يرى المرسل إلى أي حد قرأت.</translation>
        </message>
        <message>
            <source>Tell when you are typing</source>
            <translation>الإبلاغ حين تكتب</translation>
        </message>
        <message>
            <source>The other side sees that an answer is being written.</source>
            <translation>يرى الطرف الآخر أن ردًا قيد الكتابة.</translation>
        </message>
        <message>
            <source>When something goes wrong</source>
            <translation>عند حدوث خلل</translation>
        </message>
        <message>
            <source>Show the log</source>
            <translation>عرض السجل</translation>
        </message>
        <message>
            <source>Opens the folder with the file that Gharial writes its news into.</source>
            <translation>يفتح المجلد الذي فيه الملف الذي يدوّن فيه Gharial ما يحدث.</translation>
        </message>
        <message>
            <source>What Gharial has noted down</source>
            <translation>ما دوّنه Gharial</translation>
        </message>
        <message>
            <source>Gharial waits in the tray from the start, and goes on with files that were on their way.</source>
            <translation>ينتظر Gharial في صينية النظام من البداية، ويستأنف الملفات التي كانت في طريقها.</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>First steps</source>
            <translation>الخطوات الأولى</translation>
        </message>
        <message>
            <source>Do not show the first steps again</source>
            <translation>عدم عرض الخطوات الأولى مجددًا</translation>
        </message>
        <message>
            <source>Add somebody. Once they agree, you see when they are online.</source>
            <translation>أضف شخصًا. وحين يوافق، ترى متى يكون متصلًا.</translation>
        </message>
        <message>
            <source>Drop a file on a contact: it is sent by the best way there is.</source>
            <translation>أفلت ملفًا على جهة اتصال: يُرسل بأفضل مسار موجود.</translation>
        </message>
        <message>
            <source>Test how files reach you here, before the first one is urgent.</source>
            <translation>اختبر كيف تصلك الملفات هنا، قبل أن يصبح أولها مستعجلًا.</translation>
        </message>
        <message>
            <source>Test my transfers</source>
            <translation>اختبار النقل</translation>
        </message>
        <message>
            <source>All of it works by keyboard; F1 shows the keys.</source>
            <translation>كل ذلك يعمل بلوحة المفاتيح؛ ومفتاح F1 يعرض المفاتيح.</translation>
        </message>
        <message>
            <source>Show keys</source>
            <translation>عرض المفاتيح</translation>
        </message>
    </context>
    <context>
        <name>HitList</name>
        <message>
            <source>Settings found</source>
            <translation>الإعدادات التي عُثر عليها</translation>
        </message>
        <message>
            <source>{setting} ({page})</source>
            <translation>{setting} ({page})</translation>
        </message>
        <message>
            <source>Settings found: {count}</source>
            <translation>الإعدادات التي عُثر عليها: {count}</translation>
        </message>
        <message>
            <source>No setting is called so. Try another word.</source>
            <translation>لا إعداد بهذا الاسم. جرّب كلمة أخرى.</translation>
        </message>
    </context>
    <context>
        <name>Hits</name>
        <message>
            <source>Messages and files found</source>
            <translation>الرسائل والملفات التي عُثر عليها</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>الملفات</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>الرسائل</translation>
        </message>
        <message>
            <source>{file} from {name} · {size}</source>
            <translation>{file} من {name} · {size}</translation>
        </message>
        <message>
            <source>{file} to {name} · {size}</source>
            <translation>{file} إلى {name} · {size}</translation>
        </message>
        <message>
            <source>{file} shared with {name}</source>
            <translation>{file}، مشترك مع {name}</translation>
        </message>
        <message>
            <source>{name} · {date}: {text}</source>
            <translation>{name} · {date}: {text}</translation>
        </message>
    </context>
    <context>
        <name>InvitationDialog</name>
        <message>
            <source>Invitation</source>
            <translation>دعوة</translation>
        </message>
        <message>
            <source>Your name there</source>
            <translation>اسمك هناك</translation>
        </message>
        <message>
            <source>&amp;Join</source>
            <translation>ا&amp;نضمام</translation>
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation>&amp;رفض</translation>
        </message>
        <message>
            <source>&amp;Not now</source>
            <translation>&amp;ليس الآن</translation>
        </message>
        <message>
            <source>Your na&amp;me there</source>
            <translation>اسم&amp;ك هناك</translation>
        </message>
        <message>
            <source>1 more waits</source>
            <translation>دعوة أخرى تنتظر</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>لا دعوات أخرى</numerusform>
                <numerusform>دعوة أخرى تنتظر</numerusform>
                <numerusform>دعوتان أخريان تنتظران</numerusform>
                <numerusform>%Ln دعوات أخرى تنتظر</numerusform>
                <numerusform>%Ln دعوة أخرى تنتظر</numerusform>
                <numerusform>%Ln دعوة أخرى تنتظر</numerusform>
            </translation>
        </message>
        <message>
            <source>You are invited into a group chat</source>
            <translation>أنت مدعو إلى دردشة جماعية</translation>
        </message>
        <message>
            <source>{name} invites you into a group chat</source>
            <translation>يدعوك {name} إلى دردشة جماعية</translation>
        </message>
        <message>
            <source>From your contact {address}, to your account {account}.</source>
            <translation>من جهة اتصالك {address} إلى حسابك {account}.</translation>
        </message>
        <message>
            <source>Who invited you is only what the group chat says. It is for your account {account}.</source>
            <translation>اسم من دعاك هو ما تقوله الدردشة الجماعية فحسب. والدعوة لحسابك {account}.</translation>
        </message>
        <message>
            <source>Somebody who is not in your contacts. It is for your account {account}.</source>
            <translation>من شخص ليس ضمن جهات اتصالك. والدعوة لحسابك {account}.</translation>
        </message>
    </context>
    <context>
        <name>InviteDialog</name>
        <message>
            <source>Invite to {room}</source>
            <translation>الدعوة إلى {room}</translation>
        </message>
        <message>
            <source>Invite</source>
            <translation>دعوة</translation>
        </message>
        <message>
            <source>&amp;People</source>
            <translation>الأ&amp;شخاص</translation>
        </message>
        <message>
            <source>&amp;Message</source>
            <translation>ال&amp;رسالة</translation>
        </message>
        <message>
            <source>Write whom to invite.</source>
            <translation>اكتب من تريد دعوته.</translation>
        </message>
    </context>
    <context>
        <name>JoinDialog</name>
        <message>
            <source>Join a group chat</source>
            <translation>الانضمام إلى دردشة جماعية</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>انضمام</translation>
        </message>
        <message>
            <source>Name or address, such as garden@rooms.river.example</source>
            <translation>اسم أو عنوان، مثل garden@rooms.river.example</translation>
        </message>
        <message>
            <source>Only where one is asked for</source>
            <translation>فقط حيث تُطلب</translation>
        </message>
        <message>
            <source>&amp;Group chat</source>
            <translation>ال&amp;دردشة الجماعية</translation>
        </message>
        <message>
            <source>Your &amp;name there</source>
            <translation>ا&amp;سمك هناك</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;كلمة المرور</translation>
        </message>
        <message>
            <source>&amp;Keep in my list, and join when Gharial starts</source>
            <translation>إ&amp;بقاؤها في قائمتي، والانضمام حين يبدأ Gharial</translation>
        </message>
        <message>
            <source>Group chats that this server lists</source>
            <translation>الدردشات الجماعية التي يعرضها هذا الخادم</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>لم تسجّل الدخول بأي حساب. أضف حسابًا في الإعدادات أولًا.</translation>
        </message>
        <message>
            <source>Asking the server for its group chats…</source>
            <translation>جارٍ سؤال الخادم عن دردشاته الجماعية…</translation>
        </message>
        <message>
            <source>This server lists no group chats.</source>
            <translation>لا يعرض هذا الخادم دردشات جماعية.</translation>
        </message>
        <message>
            <source>Create it…</source>
            <translation>إنشاؤها…</translation>
        </message>
    </context>
    <context>
        <name>KeyboardWindow</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Search keys and what they do</source>
            <translation>البحث في المفاتيح وما تفعله</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>ما يفعله</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>المفاتيح</translation>
        </message>
        <message>
            <source>Copy as text</source>
            <translation>نسخ كنص</translation>
        </message>
        <message>
            <source>Save as text…</source>
            <translation>حفظ كنص…</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>تم الحفظ.</translation>
        </message>
        <message>
            <source>{keys} or {key}</source>
            <translation>{keys} أو {key}</translation>
        </message>
        <message>
            <source>No key does that.</source>
            <translation>لا مفتاح يفعل ذلك.</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>تم النسخ.</translation>
        </message>
        <message>
            <source>Save as text</source>
            <translation>حفظ كنص</translation>
        </message>
        <message>
            <source>gharial-keys.txt</source>
            <translation>gharial-keys.txt</translation>
        </message>
    </context>
    <context>
        <name>LimitButton</name>
        <message>
            <source>Sending</source>
            <translation>الإرسال</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>الاستقبال</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>بلا حد</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>غير ذلك…</translation>
        </message>
        <message>
            <source>Other: {limit}…</source>
            <translation>غير ذلك: {limit}…</translation>
        </message>
        <message>
            <source>off</source>
            <translation>بلا حد</translation>
        </message>
        <message>
            <source>Limit: {limit}</source>
            <translation>الحد: {limit}</translation>
        </message>
        <message>
            <source>Limit: {up} up, {down} down</source>
            <translation>الحد: {up} إرسالًا، {down} استقبالًا</translation>
        </message>
        <message>
            <source>Limit: {limit} up</source>
            <translation>الحد: {limit} إرسالًا</translation>
        </message>
        <message>
            <source>Limit: {limit} down</source>
            <translation>الحد: {limit} استقبالًا</translation>
        </message>
        <message>
            <source>{limit} ({hours})</source>
            <comment>a speed limit and when it holds</comment>
            <translation>{limit} ({hours})</translation>
        </message>
        <message>
            <source>At most so many kB a second:</source>
            <translation>الحد الأقصى بالكيلوبايت في الثانية:</translation>
        </message>
    </context>
    <context>
        <name>LimitHours</name>
        <message>
            <source>Both limits hold only from</source>
            <translation>يسري الحدّان فقط من</translation>
        </message>
        <message>
            <source>The limits hold only in a part of the day</source>
            <translation>تسري الحدود في جزء من اليوم فقط</translation>
        </message>
        <message>
            <source>From what time on the limits hold</source>
            <translation>الوقت الذي تبدأ عنده الحدود</translation>
        </message>
        <message>
            <source>until</source>
            <comment>two times of day: from … until …</comment>
            <translation>إلى</translation>
        </message>
        <message>
            <source>Until what time the limits hold</source>
            <translation>الوقت الذي تنتهي عنده الحدود</translation>
        </message>
    </context>
    <context>
        <name>MessageList</name>
        <message>
            <source>Opens {host}</source>
            <translation>يفتح {host}</translation>
        </message>
    </context>
    <context>
        <name>MessageView</name>
        <message>
            <source>Messages</source>
            <translation>الرسائل</translation>
        </message>
    </context>
    <context>
        <name>NameDialog</name>
        <message>
            <source>My name in {room}</source>
            <translation>اسمي في {room}</translation>
        </message>
        <message>
            <source>&amp;Name that everybody there sees</source>
            <translation>الا&amp;سم الذي يراه الجميع هناك</translation>
        </message>
        <message>
            <source>Name that everybody there sees</source>
            <translation>الاسم الذي يراه الجميع هناك</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>تغيير</translation>
        </message>
    </context>
    <context>
        <name>NetworkPage</name>
        <message>
            <source>Reached directly</source>
            <translation>الوصول المباشر</translation>
        </message>
        <message>
            <source>Port for direct transfers</source>
            <translation>منفذ النقل المباشر</translation>
        </message>
        <message>
            <source>Choose one and open it in your router if others cannot reach you directly.</source>
            <translation>اختر منفذًا وافتحه في الموجّه إن تعذّر على الآخرين الوصول إليك مباشرة.</translation>
        </message>
        <message>
            <source>any free one</source>
            <translation>أي منفذ متاح</translation>
        </message>
        <message>
            <source>Ask the router to open the port</source>
            <translation>الطلب من الموجّه فتح المنفذ</translation>
        </message>
        <message>
            <source>By UPnP or NAT-PMP, Gharial asks your router to pass connections to this port on to this computer while it runs, and tells contacts the router’s address. Not every router does that.</source>
            <translation>يطلب Gharial من الموجّه، عبر UPnP أو NAT-PMP، تمرير الاتصالات بهذا المنفذ إلى هذا الحاسوب ما دام يعمل، ويبلغ جهات الاتصال بعنوان الموجّه. لا تدعم كل الموجّهات ذلك.</translation>
        </message>
        <message>
            <source>Public address</source>
            <translation>العنوان العام</translation>
        </message>
        <message>
            <source>Where others reach this computer from outside: the address or name of your router, and the port after a colon where it is another. Leave it empty if you do not know.</source>
            <translation>حيث يصل الآخرون إلى هذا الحاسوب من الخارج: عنوان الموجّه أو اسمه، ثم المنفذ بعد نقطتين إن اختلف. اتركه فارغًا إن كنت لا تعرفه.</translation>
        </message>
        <message>
            <source>STUN servers</source>
            <translation>خوادم STUN</translation>
        </message>
        <message>
            <source>They tell this computer its address as others see it, so that two routers can be crossed. Your chat server may name some by itself; these are asked besides, and learn your network address. Several are parted by blanks.</source>
            <translation>تخبر هذا الحاسوب بعنوانه كما يراه الآخرون، ليتسنى عبور موجّهَين. قد يسمّي خادم دردشتك بعضها من تلقاء نفسه؛ وتُسأل هذه إضافة إليها، وتعرف عنوانك في الشبكة. افصل بينها بمسافات.</translation>
        </message>
        <message>
            <source>Use plain UDP where nothing else leads straight there</source>
            <translation>استخدام UDP المجرد حيث لا يوجد طريق مباشر آخر</translation>
        </message>
        <message>
            <source>Between two Gharials, files may go as datagrams of their own (UDP). Some networks let these through and nothing else; some forbid them.</source>
            <translation>بين برنامجَي Gharial يمكن أن تُرسَل الملفات في حزم مستقلة (UDP). بعض الشبكات لا تمرّر سواها، وبعضها يمنعها.</translation>
        </message>
        <message>
            <source>Offer links at every address of this computer</source>
            <translation>عرض الروابط على كل عناوين هذا الحاسوب</translation>
        </message>
        <message>
            <source>Where a file is sent as a link that leads here, it can be fetched over all networks this computer is in, and not only over the one that contacts know. The link cannot be guessed either way.</source>
            <translation>إذا أُرسل ملف رابطًا يؤدي إلى هنا، أمكن جلبه عبر كل الشبكات المتصل بها هذا الحاسوب، لا عبر التي تعرفها جهات الاتصال وحدها. ولا يمكن تخمين الرابط في الحالين.</translation>
        </message>
        <message>
            <source>Proxies</source>
            <translation>الوسطاء</translation>
        </message>
        <message>
            <source>A file goes through a proxy where the two computers cannot reach each other. Those of your servers are found by themselves; these are used besides them. A proxy sees both network addresses.</source>
            <translation>يمر الملف عبر وسيط حين يتعذّر على الحاسوبين أن يصل أحدهما إلى الآخر. وسطاء خوادمك يُعثر عليهم تلقائيًا؛ وتُستخدم هذه إضافة إليهم. يرى الوسيط عنوانَي الشبكة كليهما.</translation>
        </message>
    </context>
    <context>
        <name>NewDialog</name>
        <message>
            <source>New group chat</source>
            <translation>دردشة جماعية جديدة</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>إنشاء</translation>
        </message>
        <message>
            <source>Such as: Boat trip</source>
            <translation>مثل: رحلة القارب</translation>
        </message>
        <message>
            <source>Only people who are invited</source>
            <translation>المدعوون فقط</translation>
        </message>
        <message>
            <source>Everybody who knows the address</source>
            <translation>كل من يعرف العنوان</translation>
        </message>
        <message>
            <source>&amp;Stays when everybody has left</source>
            <translation>ت&amp;بقى بعد أن يغادر الجميع</translation>
        </message>
        <message>
            <source>Shown in the server’s &amp;list</source>
            <translation>تظهر في &amp;قائمة الخادم</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>الا&amp;سم</translation>
        </message>
        <message>
            <source>&amp;Who may come in</source>
            <translation>&amp;من يدخل</translation>
        </message>
        <message>
            <source>&amp;Invite</source>
            <translation>&amp;دعوة</translation>
        </message>
        <message>
            <source>&amp;Address</source>
            <translation>ال&amp;عنوان</translation>
        </message>
        <message>
            <source>Your na&amp;me there</source>
            <translation>اسم&amp;ك هناك</translation>
        </message>
        <message>
            <source>You are not signed in with any account. Add an account in the settings first.</source>
            <translation>لم تسجّل الدخول بأي حساب. أضف حسابًا في الإعدادات أولًا.</translation>
        </message>
    </context>
    <context>
        <name>News</name>
        <message>
            <source>{name} · {count} new messages</source>
            <translation>{name} · رسائل جديدة: {count}</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message numerus="yes">
            <source>%n files are offered to you</source>
            <translation>
                <numerusform>لا ملفات معروضة عليك</numerusform>
                <numerusform>عُرض عليك ملف</numerusform>
                <numerusform>عُرض عليك ملفان</numerusform>
                <numerusform>عُرضت عليك %Ln ملفات</numerusform>
                <numerusform>عُرض عليك %Ln ملفًا</numerusform>
                <numerusform>عُرض عليك %Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>From {names}</source>
            <translation>من {names}</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>عرض</translation>
        </message>
        <message>
            <source>A new message</source>
            <translation>رسالة جديدة</translation>
        </message>
        <message>
            <source>{name} invites you to {room}</source>
            <translation>يدعوك {name} إلى {room}</translation>
        </message>
        <message>
            <source>{name} invites you to a group chat</source>
            <translation>يدعوك {name} إلى محادثة جماعية</translation>
        </message>
        <message>
            <source>An invitation to a group chat</source>
            <translation>دعوة إلى محادثة جماعية</translation>
        </message>
        <message>
            <source>A file is offered to you</source>
            <translation>يُعرض عليك ملف</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>لا ملفات</numerusform>
                <numerusform>ملف واحد</numerusform>
                <numerusform>ملفان</numerusform>
                <numerusform>%Ln ملفات</numerusform>
                <numerusform>%Ln ملفًا</numerusform>
                <numerusform>%Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation>يريد {name} إرسال ملف إليك</translation>
        </message>
        <message>
            <source>{what}, {size}
from {address}</source>
            <translation>{what}، {size}
من {address}</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>رفض</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>قبول</translation>
        </message>
    </context>
    <context>
        <name>NoticeLine</name>
        <message>
            <source>Close this message</source>
            <translation>إغلاق هذه الرسالة</translation>
        </message>
    </context>
    <context>
        <name>Notices</name>
        <message>
            <source>1 file waiting</source>
            <translation>ملف واحد ينتظر</translation>
        </message>
        <message numerus="yes">
            <source>%n files waiting</source>
            <translation>
                <numerusform>لا ملفات تنتظر</numerusform>
                <numerusform>ملف ينتظر</numerusform>
                <numerusform>ملفان ينتظران</numerusform>
                <numerusform>%Ln ملفات تنتظر</numerusform>
                <numerusform>%Ln ملفًا ينتظر</numerusform>
                <numerusform>%Ln ملف ينتظر</numerusform>
            </translation>
        </message>
        <message>
            <source>1 folder waiting</source>
            <translation>مجلد واحد ينتظر</translation>
        </message>
        <message numerus="yes">
            <source>%n folders waiting</source>
            <translation>
                <numerusform>لا مجلدات تنتظر</numerusform>
                <numerusform>مجلد ينتظر</numerusform>
                <numerusform>مجلدان ينتظران</numerusform>
                <numerusform>%Ln مجلدات تنتظر</numerusform>
                <numerusform>%Ln مجلدًا ينتظر</numerusform>
                <numerusform>%Ln مجلد ينتظر</numerusform>
            </translation>
        </message>
        <message>
            <source>{files} and {folders} waiting</source>
            <translation>{files} و{folders} في الانتظار</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>ملف واحد</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>لا ملفات</numerusform>
                <numerusform>ملف واحد</numerusform>
                <numerusform>ملفان</numerusform>
                <numerusform>%Ln ملفات</numerusform>
                <numerusform>%Ln ملفًا</numerusform>
                <numerusform>%Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>1 folder</source>
            <translation>مجلد واحد</translation>
        </message>
        <message numerus="yes">
            <source>%n folders</source>
            <translation>
                <numerusform>لا مجلدات</numerusform>
                <numerusform>مجلد واحد</numerusform>
                <numerusform>مجلدان</numerusform>
                <numerusform>%Ln مجلدات</numerusform>
                <numerusform>%Ln مجلدًا</numerusform>
                <numerusform>%Ln مجلد</numerusform>
            </translation>
        </message>
        <message>
            <source>Show</source>
            <translation>عرض</translation>
        </message>
        <message>
            <source>{words}: {names}</source>
            <translation>{words}: {names}</translation>
        </message>
        <message>
            <source>{name} wants to see you online</source>
            <translation>يريد {name} أن يراك متصلًا</translation>
        </message>
        <message>
            <source>{count} people want to see you online</source>
            <translation>عدد من يريدون رؤيتك متصلًا: {count}</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>الرد</translation>
        </message>
        <message>
            <source>You are invited to {room}</source>
            <translation>أنت مدعو إلى {room}</translation>
        </message>
        <message>
            <source>{count} invitations to group chats</source>
            <translation>الدعوات إلى دردشات جماعية: {count}</translation>
        </message>
    </context>
    <context>
        <name>OccupantConversation</name>
        <message>
            <source>{old} is now called {new}. Choose that name among the people to write on.</source>
            <translation>صار اسم {old} الآن {new}. اختر ذلك الاسم بين الأشخاص لتكمل الكتابة إليه.</translation>
        </message>
    </context>
    <context>
        <name>OccupantHeader</name>
        <message>
            <source>no longer there</source>
            <translation>لم يعد هناك</translation>
        </message>
        <message>
            <source>1 device</source>
            <translation>جهاز واحد</translation>
        </message>
    </context>
    <context>
        <name>OfferCard</name>
        <message>
            <source>I expected this and know what it is</source>
            <translation>كنت أتوقع هذا وأعرف ما هو</translation>
        </message>
        <message>
            <source>You have this very file already: {path}</source>
            <translation>لديك هذا الملف نفسه بالفعل: {path}</translation>
        </message>
        <message>
            <source>You have a file of this name and size from them already: {path}</source>
            <translation>لديك منه بالفعل ملف بهذا الاسم والحجم: {path}</translation>
        </message>
        <message>
            <source>The whole file name</source>
            <translation>اسم الملف كاملًا</translation>
        </message>
    </context>
    <context>
        <name>OfferDesk</name>
        <message>
            <source>Undo</source>
            <translation>تراجع</translation>
        </message>
    </context>
    <context>
        <name>OfferDialog</name>
        <message>
            <source>Take all of them</source>
            <translation>قبولها كلها</translation>
        </message>
        <message>
            <source>The others come into the same folder without a question, except those that can run.</source>
            <translation>تأتي البقية إلى المجلد نفسه دون سؤال، إلا ما يمكن تشغيله.</translation>
        </message>
        <message>
            <source>your own devices</source>
            <translation>أجهزتك</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>حظر</translation>
        </message>
        <message>
            <source>Nothing of theirs reaches you any more.</source>
            <translation>لن يصلك منه شيء بعد الآن.</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>رفض</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>حفظ باسم…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>قبول</translation>
        </message>
        <message>
            <source>{address} to your account {account}</source>
            <translation>{address} إلى حسابك {account}</translation>
        </message>
        <message>
            <source>Tick what you want to have, or decline.</source>
            <translation>حدد ما تريد أخذه، أو ارفض.</translation>
        </message>
        <message>
            <source>First say that you expected it, by ticking the box above.</source>
            <translation>أكّد أولًا أنك تتوقعه، بوضع علامة في المربع أعلاه.</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>حفظ باسم</translation>
        </message>
    </context>
    <context>
        <name>OfferList</name>
        <message>
            <source>Files offered to you</source>
            <translation>ملفات معروضة عليك</translation>
        </message>
        <message>
            <source>Look at it…</source>
            <translation>إلقاء نظرة…</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>قبول</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>رفض</translation>
        </message>
        <message>
            <source>Block sender</source>
            <translation>حظر المرسل</translation>
        </message>
        <message numerus="yes">
            <source>{name} offers %n files</source>
            <translation>
                <numerusform>لا يعرض {name} ملفات</numerusform>
                <numerusform>يعرض {name} ملفًا</numerusform>
                <numerusform>يعرض {name} ملفين</numerusform>
                <numerusform>يعرض {name} %Ln ملفات</numerusform>
                <numerusform>يعرض {name} %Ln ملفًا</numerusform>
                <numerusform>يعرض {name} %Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation>رفض الكل</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>قبول الكل</translation>
        </message>
        <message>
            <source>Files that wait for your answer: {count}</source>
            <translation>ملفات تنتظر ردك: {count}</translation>
        </message>
        <message>
            <source>Select a sender, for all of theirs, or single files.</source>
            <translation>اختر مرسِلًا لكل ملفاته، أو ملفات مفردة.</translation>
        </message>
        <message>
            <source>Files that can run, and those of strangers, are accepted one by one: look at each.</source>
            <translation>الملفات القابلة للتشغيل وملفات الغرباء تُقبل واحدًا واحدًا: انظر في كل منها.</translation>
        </message>
        <message>
            <source>What is still to come of these files is taken too, without a question.</source>
            <translation>ما سيأتي بعدُ من هذه الملفات يُقبل أيضًا دون سؤال.</translation>
        </message>
        <message>
            <source>Open offers</source>
            <translation>العروض المفتوحة</translation>
        </message>
    </context>
    <context>
        <name>OfferLook</name>
        <message>
            <source>Show small pictures</source>
            <translation>عرض صور مصغّرة</translation>
        </message>
        <message>
            <source>Show a small picture</source>
            <translation>عرض صورة مصغّرة</translation>
        </message>
        <message>
            <source>Their computer is asked for it now, and sees your network address before you have accepted.</source>
            <translation>تُطلب الآن من حاسوب المرسل، فيرى عنوانك في الشبكة قبل أن تقبل.</translation>
        </message>
        <message>
            <source>Small picture of {name}</source>
            <translation>صورة مصغّرة لـ {name}</translation>
        </message>
    </context>
    <context>
        <name>OfferPlace</name>
        <message>
            <source>Save in</source>
            <translation>الحفظ في</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Choose the folder to save in</source>
            <translation>اختيار مجلد الحفظ</translation>
        </message>
        <message>
            <source>Only {free} free, {missing} too little. Choose another folder or free some space.</source>
            <translation>المتاح {free} فقط، وينقص {missing}. اختر مجلدًا آخر أو حرّر بعض المساحة.</translation>
        </message>
        <message>
            <source>{free} free</source>
            <translation>{free} متاحة</translation>
        </message>
    </context>
    <context>
        <name>OfferPromise</name>
        <message>
            <source>Always take files from {name}</source>
            <translation>قبول ملفات {name} دائمًا</translation>
        </message>
        <message>
            <source>Into this folder. Never files that can run. The settings list it under Accept rules.</source>
            <translation>في هذا المجلد. ولا تُقبل أبدًا ملفات قابلة للتشغيل. تجده في الإعدادات ضمن «قواعد القبول».</translation>
        </message>
        <message>
            <source>Largest size that is always taken</source>
            <translation>أكبر حجم يُقبل دائمًا</translation>
        </message>
        <message>
            <source>up to {size}</source>
            <translation>حتى {size}</translation>
        </message>
        <message>
            <source>of any size</source>
            <translation>بأي حجم</translation>
        </message>
    </context>
    <context>
        <name>OfferTree</name>
        <message>
            <source>Files in the folder</source>
            <translation>الملفات في المجلد</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>ولا شيء غيرها</numerusform>
                <numerusform>وعنصر آخر</numerusform>
                <numerusform>وعنصران آخران</numerusform>
                <numerusform>و%Ln عناصر أخرى</numerusform>
                <numerusform>و%Ln عنصرًا آخر</numerusform>
                <numerusform>و%Ln عنصر آخر</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PageFoot</name>
        <message>
            <source>Copy details</source>
            <translation>نسخ التفاصيل</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>جارٍ العمل</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
    </context>
    <context>
        <name>PageReset</name>
        <message>
            <source>Undo the reset</source>
            <translation>التراجع عن إعادة الضبط</translation>
        </message>
        <message>
            <source>Reset this page</source>
            <translation>إعادة ضبط هذه الصفحة</translation>
        </message>
        <message>
            <source>Everything on this page becomes what it was at first; your accounts and contacts stay.</source>
            <translation>يعود كل ما في هذه الصفحة إلى ما كان عليه في البداية؛ وتبقى حساباتك وجهات اتصالك.</translation>
        </message>
        <message>
            <source>As at first</source>
            <translation>كما في البداية</translation>
        </message>
        <message>
            <source>Settings of this page</source>
            <translation>إعدادات هذه الصفحة</translation>
        </message>
    </context>
    <context>
        <name>PassingNotice</name>
        <message>
            <source>The receipt is saved: {name}</source>
            <translation>حُفظ الإيصال: {name}</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
    </context>
    <context>
        <name>PasswordDialog</name>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Password of {account}</source>
            <translation>كلمة مرور {account}</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>ليس الآن</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>جارٍ تسجيل الدخول…</translation>
        </message>
    </context>
    <context>
        <name>PasswordPlace</name>
        <message>
            <source>The file is not encrypted: programs that run under your name can read it too.</source>
            <translation>الملف غير مشفّر: البرامج العاملة باسمك تستطيع قراءته أيضًا.</translation>
        </message>
        <message>
            <source>Where to keep the password instead:</source>
            <translation>أين تُحفظ كلمة المرور بدلًا من ذلك:</translation>
        </message>
        <message>
            <source>Nowhere. Ask me at every start.</source>
            <translation>لا تُحفظ. اسألني عند كل بدء.</translation>
        </message>
        <message>
            <source>In a file that only I can read.</source>
            <translation>في ملف لا يقرؤه أحد سواي.</translation>
        </message>
        <message>
            <source>In the keyring after all. I have unlocked it now.</source>
            <translation>في سلسلة المفاتيح كما كان. لقد فتحت قفلها الآن.</translation>
        </message>
    </context>
    <context>
        <name>PeoplePanel</name>
        <message>
            <source>Search people</source>
            <translation>البحث عن أشخاص</translation>
        </message>
        <message>
            <source>Search people in this group chat</source>
            <translation>البحث عن أشخاص في هذه الدردشة الجماعية</translation>
        </message>
    </context>
    <context>
        <name>PersonMenu</name>
        <message>
            <source>Private message</source>
            <translation>رسالة خاصة</translation>
        </message>
        <message>
            <source>Mention</source>
            <translation>ذكر</translation>
        </message>
        <message>
            <source>Send files…</source>
            <translation>إرسال ملفات…</translation>
        </message>
        <message>
            <source>Add to contacts…</source>
            <translation>إضافة إلى جهات الاتصال…</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>نسخ العنوان</translation>
        </message>
        <message>
            <source>Let them only listen…</source>
            <translation>قصره على الاستماع…</translation>
        </message>
        <message>
            <source>Let them speak…</source>
            <translation>السماح له بالكلام…</translation>
        </message>
        <message>
            <source>No longer moderator…</source>
            <translation>إنهاء إشرافه…</translation>
        </message>
        <message>
            <source>Make moderator…</source>
            <translation>جعله مشرفًا…</translation>
        </message>
        <message>
            <source>Standing in this group chat</source>
            <translation>المكانة في هذه الدردشة الجماعية</translation>
        </message>
        <message>
            <source>Nothing special…</source>
            <translation>بلا صفة خاصة…</translation>
        </message>
        <message>
            <source>Member…</source>
            <translation>عضو…</translation>
        </message>
        <message>
            <source>Admin…</source>
            <translation>مدير…</translation>
        </message>
        <message>
            <source>Owner…</source>
            <translation>مالك…</translation>
        </message>
        <message>
            <source>Kick…</source>
            <translation>إخراج…</translation>
        </message>
        <message>
            <source>Ban…</source>
            <translation>حظر…</translation>
        </message>
    </context>
    <context>
        <name>PersonPicker</name>
        <message>
            <source>Contacts that fit</source>
            <translation>جهات الاتصال المطابقة</translation>
        </message>
        <message>
            <source>Names or addresses, parted by commas</source>
            <translation>أسماء أو عناوين تفصل بينها فواصل</translation>
        </message>
    </context>
    <context>
        <name>ProxyList</name>
        <message>
            <source>Proxies</source>
            <translation>الوسطاء</translation>
        </message>
        <message>
            <source>None besides those of your servers.</source>
            <translation>لا شيء سوى ما لدى خوادمك.</translation>
        </message>
        <message>
            <source>Address of a proxy</source>
            <translation>عنوان وسيط</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
    </context>
    <context>
        <name>QPlatformTheme</name>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>حسنًا</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
    </context>
    <context>
        <name>ReactionPopup</name>
        <message>
            <source>React</source>
            <translation>تفاعل</translation>
        </message>
        <message>
            <source>Take away {emoji}</source>
            <translation>إزالة {emoji}</translation>
        </message>
        <message>
            <source>React with {emoji}</source>
            <translation>التفاعل بـ {emoji}</translation>
        </message>
        <message>
            <source>More emoji…</source>
            <translation>رموز أخرى…</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>Reason, for all to read; may stay empty</source>
            <translation>السبب، يقرؤه الجميع؛ ويجوز تركه فارغًا</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
    </context>
    <context>
        <name>ReceiptSaver</name>
        <message>
            <source>Save receipt</source>
            <translation>حفظ الإيصال</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>نص (*.txt)</translation>
        </message>
        <message>
            <source>For programs: JSON (*.json)</source>
            <translation>للبرامج: JSON (*.json)</translation>
        </message>
        <message>
            <source>Receipt for {name}</source>
            <translation>إيصال {name}</translation>
        </message>
    </context>
    <context>
        <name>RegistrationFields</name>
        <message>
            <source>The picture could not be shown.</source>
            <translation>تعذّر عرض الصورة.</translation>
        </message>
        <message>
            <source>A picture with letters to type</source>
            <translation>صورة فيها حروف تُكتب</translation>
        </message>
    </context>
    <context>
        <name>RegistrationPage</name>
        <message>
            <source>Server</source>
            <translation>الخادم</translation>
        </message>
        <message>
            <source>river.example</source>
            <translation>river.example</translation>
        </message>
        <message>
            <source>Open its web page</source>
            <translation>فتح صفحته في الويب</translation>
        </message>
        <message>
            <source>Ask for a new form</source>
            <translation>طلب نموذج جديد</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>I have an account</source>
            <translation>لدي حساب</translation>
        </message>
        <message>
            <source>Choose a server for your new account, or paste an invitation. Your address will end in its name.</source>
            <translation>اختر خادمًا لحسابك الجديد، أو الصق دعوة. سينتهي عنوانك باسم الخادم.</translation>
        </message>
        <message>
            <source>Find a server…</source>
            <translation>ابحث عن خادم…</translation>
        </message>
        <message>
            <source>Opens providers.xmpp.net, a list of public servers, in your browser.</source>
            <translation>يفتح providers.xmpp.net، وهي قائمة بالخوادم العامة، في متصفحك.</translation>
        </message>
        <message>
            <source>{name} invites you to {host}. Create an account there, and the two of you are contacts.</source>
            <translation>يدعوك {name} إلى {host}. أنشئ حسابًا هناك لتصبحا جهتي اتصال.</translation>
        </message>
        <message>
            <source>You are invited to create an account on {host}.</source>
            <translation>أنت مدعو إلى إنشاء حساب على {host}.</translation>
        </message>
        <message>
            <source>Asking {host} for its form…</source>
            <translation>جارٍ طلب النموذج من {host}…</translation>
        </message>
        <message>
            <source>Create account</source>
            <translation>إنشاء حساب</translation>
        </message>
        <message>
            <source>{host} wants you to use its web page.</source>
            <translation>يطلب {host} استخدام صفحته في الويب.</translation>
        </message>
        <message>
            <source>“{field}” is still empty.</source>
            <translation>«{field}» ما زال فارغًا.</translation>
        </message>
        <message>
            <source>Creating the account on {host}…</source>
            <translation>جارٍ إنشاء الحساب على {host}…</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Signing in as {address}…</source>
            <translation>جارٍ تسجيل الدخول بالعنوان {address}…</translation>
        </message>
    </context>
    <context>
        <name>RequestDialog</name>
        <message>
            <source>Contact request</source>
            <translation>طلب من جهة اتصال</translation>
        </message>
        <message>
            <source>Allow a&amp;nd add</source>
            <translation>سماح وإ&amp;ضافة</translation>
        </message>
        <message>
            <source>&amp;Allow</source>
            <translation>&amp;سماح</translation>
        </message>
        <message>
            <source>&amp;Decline</source>
            <translation>&amp;رفض</translation>
        </message>
        <message>
            <source>&amp;Block</source>
            <translation>&amp;حظر</translation>
        </message>
        <message>
            <source>Decline all</source>
            <translation>رفض الكل</translation>
        </message>
        <message>
            <source>Somebody who calls themselves “{name}” wants to see you online</source>
            <translation>شخص يسمّي نفسه «{name}» يريد أن يراك متصلًا</translation>
        </message>
        <message>
            <source>Somebody wants to see you online</source>
            <translation>يريد شخص أن يراك متصلًا</translation>
        </message>
        <message>
            <source>This address mixes letters of several alphabets. It may imitate the address of somebody else.</source>
            <translation>يخلط هذا العنوان حروفًا من أبجديات عدة. قد يقلّد عنوان شخص آخر.</translation>
        </message>
        <message>
            <source>If you allow it, they see when you are online and your status. They ask your account {account}.</source>
            <translation>إن سمحت له، رأى متى تكون متصلًا ورأى حالتك. والطلب موجّه إلى حسابك {account}.</translation>
        </message>
        <message>
            <source>1 more waits</source>
            <translation>طلب آخر ينتظر</translation>
        </message>
        <message numerus="yes">
            <source>%n more wait</source>
            <translation>
                <numerusform>لا طلبات أخرى</numerusform>
                <numerusform>طلب آخر ينتظر</numerusform>
                <numerusform>طلبان آخران ينتظران</numerusform>
                <numerusform>%Ln طلبات أخرى تنتظر</numerusform>
                <numerusform>%Ln طلبًا آخر ينتظر</numerusform>
                <numerusform>%Ln طلب آخر ينتظر</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Requests</name>
        <message>
            <source>Gharial does not follow links that ask for “{action}”.</source>
            <translation>لا يتبع Gharial الروابط التي تطلب «{action}».</translation>
        </message>
    </context>
    <context>
        <name>RoomCommands</name>
        <message>
            <source>Remove group chat</source>
            <translation>إزالة دردشة جماعية</translation>
        </message>
        <message>
            <source>Leave {name} and remove it from your list?</source>
            <translation>هل تريد مغادرة {name} وإزالتها من قائمتك؟</translation>
        </message>
        <message>
            <source>What was said there stays on this computer.</source>
            <translation>يبقى ما قيل هناك على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>إبقاء</translation>
        </message>
    </context>
    <context>
        <name>RoomConversation</name>
        <message>
            <source>Everybody there gets a link to a copy on the server.</source>
            <translation>يتلقى كل من هناك رابطًا إلى نسخة على الخادم.</translation>
        </message>
        <message>
            <source>You are not in {name}: it waits until you are</source>
            <translation>لست في {name}: ينتظر حتى تدخل</translation>
        </message>
        <message>
            <source>Remove what {name} wrote for everyone in this group chat?</source>
            <translation>هل تريد إزالة ما كتبه {name} للجميع في هذه المحادثة الجماعية؟</translation>
        </message>
        <message>
            <source>Remove for everyone</source>
            <translation>الإزالة للجميع</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Put {name} out of this group chat? They may come back.</source>
            <translation>هل تريد إخراج {name} من هذه الدردشة الجماعية؟ يمكنه العودة.</translation>
        </message>
        <message>
            <source>Kick</source>
            <translation>إخراج</translation>
        </message>
        <message>
            <source>Ban {name} from this group chat? They cannot come back until the ban is lifted.</source>
            <translation>هل تريد حظر {name} من هذه الدردشة الجماعية؟ لا يمكنه العودة حتى يُرفع الحظر.</translation>
        </message>
        <message>
            <source>Ban</source>
            <translation>حظر</translation>
        </message>
        <message>
            <source>Let {name} only listen from now on?</source>
            <translation>هل تريد قصر {name} على الاستماع من الآن؟</translation>
        </message>
        <message>
            <source>Make {name} a moderator? They may then put others out.</source>
            <translation>هل تريد جعل {name} مشرفًا؟ يمكنه عندها إخراج الآخرين.</translation>
        </message>
        <message>
            <source>Let {name} speak, without moderating?</source>
            <translation>هل تريد السماح لـ {name} بالكلام دون إشراف؟</translation>
        </message>
        <message>
            <source>Rights in this group chat</source>
            <translation>الصلاحيات في هذه الدردشة الجماعية</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>تغيير</translation>
        </message>
        <message>
            <source>Make {name} an owner? Owners may do everything, and close the group chat.</source>
            <translation>هل تريد جعل {name} مالكًا؟ للمالكين أن يفعلوا كل شيء، وأن يغلقوا الدردشة الجماعية.</translation>
        </message>
        <message>
            <source>Make {name} an admin? Admins may ban people and make members.</source>
            <translation>هل تريد جعل {name} مديرًا؟ للمديرين حظر الأشخاص ومنح العضوية.</translation>
        </message>
        <message>
            <source>Make {name} a member?</source>
            <translation>هل تريد جعل {name} عضوًا؟</translation>
        </message>
        <message>
            <source>Take away what {name} is in this group chat?</source>
            <translation>هل تريد سحب ما لـ {name} من صفة في هذه الدردشة الجماعية؟</translation>
        </message>
        <message>
            <source>Standing in this group chat</source>
            <translation>المكانة في هذه الدردشة الجماعية</translation>
        </message>
        <message>
            <source>Nothing was said here yet.</source>
            <translation>لم يُكتب شيء هنا بعد.</translation>
        </message>
    </context>
    <context>
        <name>RoomHeader</name>
        <message>
            <source>Show the people (Ctrl+Shift+P)</source>
            <translation>إظهار الأشخاص (Ctrl+Shift+P)</translation>
        </message>
        <message>
            <source>More about this group chat</source>
            <translation>المزيد عن هذه الدردشة الجماعية</translation>
        </message>
        <message>
            <source>You are not connected</source>
            <translation>أنت غير متصل</translation>
        </message>
    </context>
    <context>
        <name>RoomMenu</name>
        <message>
            <source>Open group chat</source>
            <translation>فتح الدردشة الجماعية</translation>
        </message>
        <message>
            <source>Invite…</source>
            <translation>دعوة…</translation>
        </message>
        <message>
            <source>Change my name here…</source>
            <translation>تغيير اسمي هنا…</translation>
        </message>
        <message>
            <source>Change the topic</source>
            <translation>تغيير الموضوع</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>انضمام</translation>
        </message>
        <message>
            <source>Join when Gharial starts</source>
            <translation>الانضمام حين يبدأ Gharial</translation>
        </message>
        <message>
            <source>Details and members…</source>
            <translation>التفاصيل والأعضاء…</translation>
        </message>
        <message>
            <source>Copy address</source>
            <translation>نسخ العنوان</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>مغادرة</translation>
        </message>
        <message>
            <source>Leave and remove from the list…</source>
            <translation>مغادرة وإزالة من القائمة…</translation>
        </message>
        <message>
            <source>Notify me</source>
            <translation>أشعرني</translation>
        </message>
        <message>
            <source>Of mentions; of everything in private group chats</source>
            <translation>بما يذكرني؛ وبكل شيء في الدردشات الجماعية الخاصة</translation>
        </message>
        <message>
            <source>Of every message</source>
            <translation>بكل رسالة</translation>
        </message>
        <message>
            <source>Only when I am mentioned</source>
            <translation>فقط حين أُذكر</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>أبدًا</translation>
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
            <translation>النقل</translation>
        </message>
        <message>
            <source>Transfers (Ctrl+J)</source>
            <translation>عمليات النقل (Ctrl+J)</translation>
        </message>
        <message>
            <source>Search people, messages, files</source>
            <translation>البحث عن أشخاص ورسائل وملفات</translation>
        </message>
        <message>
            <source>People by name or address, what was written, names of files (Ctrl+K)</source>
            <translation>أشخاص بالاسم أو العنوان، وما كُتب، وأسماء الملفات (Ctrl+K)</translation>
        </message>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
        <message>
            <source>Show people who are offline</source>
            <translation>إظهار غير المتصلين</translation>
        </message>
        <message>
            <source>Join a group chat…</source>
            <translation>الانضمام إلى دردشة جماعية…</translation>
        </message>
        <message>
            <source>New group chat…</source>
            <translation>دردشة جماعية جديدة…</translation>
        </message>
        <message>
            <source>Fold all groups</source>
            <translation>طيّ كل المجموعات</translation>
        </message>
        <message>
            <source>Unfold all groups</source>
            <translation>فتح كل المجموعات</translation>
        </message>
        <message>
            <source>XML console</source>
            <translation>وحدة تحكم XML</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>اختصارات لوحة المفاتيح</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>Add contact (Ctrl+N)</source>
            <translation>إضافة جهة اتصال (Ctrl+N)</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>انضمام</translation>
        </message>
        <message>
            <source>Join or start a group chat</source>
            <translation>الانضمام إلى دردشة جماعية أو بدء واحدة</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>Settings (Ctrl+,)</source>
            <translation>الإعدادات (Ctrl+,)</translation>
        </message>
        <message numerus="yes">
            <source>Transfers, %n active</source>
            <translation>
                <numerusform>عمليات النقل، لا شيء جارٍ</numerusform>
                <numerusform>عمليات النقل، واحدة جارية</numerusform>
                <numerusform>عمليات النقل، اثنتان جاريتان</numerusform>
                <numerusform>عمليات النقل، %Ln جارية</numerusform>
                <numerusform>عمليات النقل، %Ln جارية</numerusform>
                <numerusform>عمليات النقل، %Ln جارية</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RowBar</name>
        <message>
            <source>React</source>
            <translation>تفاعل</translation>
        </message>
        <message>
            <source>Reply</source>
            <translation>رد</translation>
        </message>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
    </context>
    <context>
        <name>RowCommands</name>
        <message>
            <source>Take this message back? The other side is asked to remove it, but may have read it already.</source>
            <translation>هل تريد سحب هذه الرسالة؟ يُطلب من الطرف الآخر إزالتها، لكنه ربما قرأها.</translation>
        </message>
        <message>
            <source>Take it back</source>
            <translation>سحب الرسالة</translation>
        </message>
        <message>
            <source>This link leads to {host}, which may not be what it looks like.
{target}</source>
            <translation>يؤدي هذا الرابط إلى {host}، وقد لا يكون كما يبدو.
{target}</translation>
        </message>
        <message>
            <source>Open it</source>
            <translation>فتح الرابط</translation>
        </message>
        <message>
            <source>Ask {owner} for the file {name}? They learn that you are online.</source>
            <translation>هل تريد طلب الملف {name} من {owner}؟ سيعرف أنك متصل.</translation>
        </message>
        <message>
            <source>Ask {owner} for the file {name} ({size})? They learn that you are online.</source>
            <translation>هل تريد طلب الملف {name} ({size}) من {owner}؟ سيعرف أنك متصل.</translation>
        </message>
        <message>
            <source>Ask for it</source>
            <translation>طلب الملف</translation>
        </message>
    </context>
    <context>
        <name>RowMenu</name>
        <message>
            <source>Reply</source>
            <translation>رد</translation>
        </message>
        <message>
            <source>React…</source>
            <translation>تفاعل…</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>تعديل</translation>
        </message>
        <message>
            <source>Take back…</source>
            <translation>سحب الرسالة…</translation>
        </message>
        <message>
            <source>Remove for everyone…</source>
            <translation>إزالة للجميع…</translation>
        </message>
        <message>
            <source>Open {link}</source>
            <translation>فتح {link}</translation>
        </message>
    </context>
    <context>
        <name>RuleConditions</name>
        <message>
            <source>any device; or such as: Gharial, phone*</source>
            <translation>أي جهاز؛ أو مثل: Gharial, phone*</translation>
        </message>
        <message>
            <source>Only from</source>
            <translation>فقط من</translation>
        </message>
        <message>
            <source>Only in a part of the day</source>
            <translation>في جزء من اليوم فقط</translation>
        </message>
        <message>
            <source>From what time on the rule holds</source>
            <translation>الوقت الذي تبدأ عنده القاعدة</translation>
        </message>
        <message>
            <source>Until what time the rule holds</source>
            <translation>الوقت الذي تنتهي عنده القاعدة</translation>
        </message>
        <message>
            <source>Only while they cannot see my network address</source>
            <translation>فقط ما دام لا يمكنهم رؤية عنواني في الشبكة</translation>
        </message>
        <message>
            <source>Not over a metered network</source>
            <translation>ليس عبر شبكة محدودة البيانات</translation>
        </message>
        <message>
            <source>Tick a day on which the rule holds.</source>
            <translation>حدد يومًا تسري فيه القاعدة.</translation>
        </message>
        <message>
            <source>From and until are the same time; the rule would hold all day. Untick the hours, then.</source>
            <translation>وقت البداية والنهاية واحد، فتسري القاعدة طوال اليوم. في هذه الحالة ألغِ تحديد الساعات.</translation>
        </message>
        <message>
            <source>until</source>
            <translation>إلى</translation>
        </message>
        <message>
            <source>&amp;Device</source>
            <translation>ال&amp;جهاز</translation>
        </message>
        <message>
            <source>Device or program it comes from</source>
            <translation>الجهاز أو البرنامج الذي يأتي منه</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>الأيام</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>الساعات</translation>
        </message>
        <message>
            <source>As “File settings” in the menu of a contact says. Links are asked about.</source>
            <translation>كما تحدده «إعدادات الملفات» في قائمة جهة الاتصال. أما الروابط فتُسأل عنها.</translation>
        </message>
        <message>
            <source>One that is paid by volume, as far as the system knows. There you are asked.</source>
            <translation>أي شبكة تُدفع كلفتها بحسب الحجم، بقدر ما يعلمه النظام. هناك تُسأل.</translation>
        </message>
    </context>
    <context>
        <name>RuleDialog</name>
        <message>
            <source>Files taken without a question</source>
            <translation>ملفات تُقبل دون سؤال</translation>
        </message>
        <message>
            <source>Anybody in your contacts</source>
            <translation>أي شخص من جهات اتصالك</translation>
        </message>
        <message>
            <source>Any group</source>
            <translation>أي مجموعة</translation>
        </message>
        <message>
            <source>kB</source>
            <translation>كيلوبايت</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>م.ب</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>غ.ب</translation>
        </message>
        <message>
            <source>any size</source>
            <translation>أي حجم</translation>
        </message>
        <message>
            <source>any type; or such as: image/*, *.pdf</source>
            <translation>أي نوع؛ أو مثلًا: ‎image/*, *.pdf‎</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Choose the folder of the rule</source>
            <translation>اختيار مجلد القاعدة</translation>
        </message>
        <message>
            <source>More conditions</source>
            <translation>شروط أخرى</translation>
        </message>
        <message>
            <source>&amp;From</source>
            <translation>&amp;من</translation>
        </message>
        <message>
            <source>&amp;Group</source>
            <translation>المجمو&amp;عة</translation>
        </message>
        <message>
            <source>&amp;Largest size</source>
            <translation>الحجم الأ&amp;كبر</translation>
        </message>
        <message>
            <source>&amp;Types</source>
            <translation>الأ&amp;نواع</translation>
        </message>
        <message>
            <source>&amp;Save in</source>
            <translation>الح&amp;فظ في</translation>
        </message>
        <message>
            <source>In the folder may stand {contact}, {address}, {year}, {month}, {day} and {type}. Files that can run are never taken without a question, and nothing of strangers is.</source>
            <translation>يجوز أن يرد في المجلد {contact} و{address} و{year} و{month} و{day} و{type}. لا تُقبل الملفات القابلة للتشغيل دون سؤال أبدًا، ولا أي شيء من الغرباء.</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Folder of the rule</source>
            <translation>مجلد القاعدة</translation>
        </message>
        <message>
            <source>For example: {folder}</source>
            <translation>مثال: {folder}</translation>
        </message>
    </context>
    <context>
        <name>RuleExchange</name>
        <message>
            <source>Rules as a file</source>
            <translation>القواعد في ملف</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>تصدير…</translation>
        </message>
        <message>
            <source>Writes all rules into a file.</source>
            <translation>يكتب كل القواعد في ملف.</translation>
        </message>
        <message>
            <source>Import…</source>
            <translation>استيراد…</translation>
        </message>
        <message>
            <source>Shows the rules of a file, and which of them to add.</source>
            <translation>يعرض قواعد ملف، وأيها يُضاف.</translation>
        </message>
        <message>
            <source>Export accept rules</source>
            <translation>تصدير قواعد القبول</translation>
        </message>
        <message>
            <source>The rules are written to {file}.</source>
            <translation>كُتبت القواعد في {file}.</translation>
        </message>
        <message>
            <source>Import accept rules</source>
            <translation>استيراد قواعد القبول</translation>
        </message>
        <message>
            <source>Accept rules (*.json)</source>
            <translation>قواعد القبول (*.json)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>كل الملفات (*)</translation>
        </message>
        <message>
            <source>{file} was written by a newer version of Gharial. Nothing was taken from it.</source>
            <translation>كتبت {file} نسخة أحدث من Gharial. لم يؤخذ منه شيء.</translation>
        </message>
        <message>
            <source>{file} is damaged, or holds no accept rules. Nothing was taken from it.</source>
            <translation>{file} تالف، أو لا يحوي قواعد قبول. لم يؤخذ منه شيء.</translation>
        </message>
        <message>
            <source>There is no rule in {file}.</source>
            <translation>لا توجد قاعدة في {file}.</translation>
        </message>
        <message numerus="yes">
            <source>%n rules were added at the end.</source>
            <translation>
                <numerusform>لم تُضف أي قاعدة.</numerusform>
                <numerusform>أُضيفت قاعدة واحدة في النهاية.</numerusform>
                <numerusform>أُضيفت قاعدتان في النهاية.</numerusform>
                <numerusform>أُضيفت %Ln قواعد في النهاية.</numerusform>
                <numerusform>أُضيفت %Ln قاعدة في النهاية.</numerusform>
                <numerusform>أُضيفت %Ln قاعدة في النهاية.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RuleImportDialog</name>
        <message>
            <source>Import accept rules</source>
            <translation>استيراد قواعد القبول</translation>
        </message>
        <message>
            <source>{file} holds these rules. Those you tick are added after yours. A rule that takes files about which you are asked now is not ticked by itself.</source>
            <translation>يحوي {file} هذه القواعد. ما تحدده منها يُضاف بعد قواعدك. ولا تُحدَّد تلقائيًا قاعدة تقبل ملفات تُسأل عنها الآن.</translation>
        </message>
        <message>
            <source>Tick all</source>
            <translation>تحديد الكل</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>إضافة</translation>
        </message>
        <message>
            <source>You have it already.</source>
            <translation>لديك هذه القاعدة.</translation>
        </message>
        <message>
            <source>It cannot be used here: its folder is hidden, or no whole path.</source>
            <translation>لا يمكن استخدامها هنا: مجلدها مخفي، أو مساره غير كامل.</translation>
        </message>
        <message>
            <source>New: takes files about which you are asked now.</source>
            <translation>جديدة: تقبل ملفات تُسأل عنها الآن.</translation>
        </message>
        <message>
            <source>New, and switched off.</source>
            <translation>جديدة، ومعطّلة.</translation>
        </message>
        <message>
            <source>New: takes nothing that another rule would not take.</source>
            <translation>جديدة: لا تقبل شيئًا لا تقبله قاعدة أخرى.</translation>
        </message>
        <message>
            <source>Nothing is ticked; everything stays as it is.</source>
            <translation>لم يُحدَّد شيء؛ يبقى كل شيء كما هو.</translation>
        </message>
        <message numerus="yes">
            <source>%n of the ticked rules take files about which you are asked now.</source>
            <translation>
                <numerusform>لا تقبل أي قاعدة محددة ملفات تُسأل عنها الآن.</numerusform>
                <numerusform>قاعدة واحدة من المحددة تقبل ملفات تُسأل عنها الآن.</numerusform>
                <numerusform>قاعدتان من المحددة تقبلان ملفات تُسأل عنها الآن.</numerusform>
                <numerusform>%Ln من القواعد المحددة تقبل ملفات تُسأل عنها الآن.</numerusform>
                <numerusform>%Ln من القواعد المحددة تقبل ملفات تُسأل عنها الآن.</numerusform>
                <numerusform>%Ln من القواعد المحددة تقبل ملفات تُسأل عنها الآن.</numerusform>
            </translation>
        </message>
        <message>
            <source>You are asked about the same files as now.</source>
            <translation>تُسأل عن الملفات نفسها كما الآن.</translation>
        </message>
    </context>
    <context>
        <name>RuleList</name>
        <message>
            <source>Accept rules</source>
            <translation>قواعد القبول</translation>
        </message>
        <message>
            <source>No rule yet: you are asked about every file.</source>
            <translation>لا قاعدة بعد: تُسأل عن كل ملف.</translation>
        </message>
        <message>
            <source>No rule for this contact alone.</source>
            <translation>لا قاعدة لجهة الاتصال هذه وحدها.</translation>
        </message>
        <message>
            <source>Add…</source>
            <translation>إضافة…</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>تغيير…</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>تقديم</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>تأخير</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>إزالة</translation>
        </message>
    </context>
    <context>
        <name>RuleTrial</name>
        <message>
            <source>Offers the rule would have taken</source>
            <translation>العروض التي كانت القاعدة ستقبلها</translation>
        </message>
        <message>
            <source>Nothing was offered to you yet that the rule could be tried with.</source>
            <translation>لم يُعرض عليك بعد ما يمكن تجربة القاعدة به.</translation>
        </message>
        <message>
            <source>Of the last offers ({count}), the rule would have taken none.</source>
            <translation>من آخر العروض ({count}) ما كانت القاعدة لتقبل شيئًا.</translation>
        </message>
        <message numerus="yes">
            <source>Of the last offers ({count}), the rule would have taken %n.</source>
            <translation>
                <numerusform>من آخر العروض ({count}) ما كانت القاعدة لتقبل شيئًا.</numerusform>
                <numerusform>من آخر العروض ({count}) كانت القاعدة ستقبل عرضًا واحدًا.</numerusform>
                <numerusform>من آخر العروض ({count}) كانت القاعدة ستقبل عرضين.</numerusform>
                <numerusform>من آخر العروض ({count}) كانت القاعدة ستقبل %Ln عروض.</numerusform>
                <numerusform>من آخر العروض ({count}) كانت القاعدة ستقبل %Ln عرضًا.</numerusform>
                <numerusform>من آخر العروض ({count}) كانت القاعدة ستقبل %Ln عرض.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them you declined.</source>
            <translation>
                <numerusform>لم ترفض منها شيئًا.</numerusform>
                <numerusform>رفضت واحدًا منها.</numerusform>
                <numerusform>رفضت اثنين منها.</numerusform>
                <numerusform>رفضت %Ln منها.</numerusform>
                <numerusform>رفضت %Ln منها.</numerusform>
                <numerusform>رفضت %Ln منها.</numerusform>
            </translation>
        </message>
        <message>
            <source>you declined it</source>
            <translation>رفضته</translation>
        </message>
    </context>
    <context>
        <name>RulesPage</name>
        <message>
            <source>Taken without a question</source>
            <translation>يُقبل دون سؤال</translation>
        </message>
        <message>
            <source>The first rule that fits decides where a file goes; what no rule takes is asked about. Rules hold for people in your contacts and for your own devices, and never for files that can run.</source>
            <translation>أول قاعدة تنطبق تحدد مكان الملف؛ وما لا تقبله قاعدة تُسأل عنه. تسري القواعد على جهات اتصالك وعلى أجهزتك، ولا تسري أبدًا على الملفات القابلة للتشغيل.</translation>
        </message>
        <message>
            <source>All rules in one file, to keep or to take to another computer. An import asks first.</source>
            <translation>كل القواعد في ملف واحد، للحفظ أو لنقلها إلى حاسوب آخر. والاستيراد يسأل أولًا.</translation>
        </message>
        <message>
            <source>Contacts with settings of their own</source>
            <translation>جهات اتصال لها إعدادات خاصة</translation>
        </message>
        <message>
            <source>None. Everybody’s files are treated alike.</source>
            <translation>لا أحد. تُعامَل ملفات الجميع بالطريقة نفسها.</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>تغيير…</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>إعادة الضبط</translation>
        </message>
        <message>
            <source>Opens what holds for files with the chosen contact.</source>
            <translation>يفتح ما يسري على الملفات مع جهة الاتصال المختارة.</translation>
        </message>
        <message>
            <source>The chosen contact’s files are treated like everybody’s again.</source>
            <translation>تُعامَل ملفات جهة الاتصال المختارة من جديد كملفات الجميع.</translation>
        </message>
        <message>
            <source>“File settings” in the menu of a contact: address, speed, rules.</source>
            <translation>«إعدادات الملفات» في قائمة جهة الاتصال: العنوان والسرعة والقواعد.</translation>
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>Search this conversation</source>
            <translation>البحث في هذه المحادثة</translation>
        </message>
        <message>
            <source>Earlier hit (Enter)</source>
            <translation>النتيجة الأقدم (Enter)</translation>
        </message>
        <message>
            <source>Later hit (Shift+Enter)</source>
            <translation>النتيجة الأحدث (Shift+Enter)</translation>
        </message>
        <message>
            <source>Close the search (Escape)</source>
            <translation>إغلاق البحث (Escape)</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>لم يُعثر على شيء</translation>
        </message>
        <message>
            <source>{number} of more than {count}</source>
            <translation>{number} من أكثر من {count}</translation>
        </message>
        <message>
            <source>{number} of {count}</source>
            <translation>{number} من {count}</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Clear the search</source>
            <translation>مسح البحث</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>بحث</translation>
        </message>
    </context>
    <context>
        <name>SendBox</name>
        <message>
            <source>It is sent just as it is typed, in your name. Send only what you understand.</source>
            <translation>يُرسل كما كُتب تمامًا، باسمك. لا ترسل إلا ما تفهمه.</translation>
        </message>
        <message>
            <source>A stanza to send</source>
            <translation>مقطع للإرسال</translation>
        </message>
        <message>
            <source>Account to send by</source>
            <translation>حساب الإرسال</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
        <message>
            <source>Send the stanza (Ctrl+Enter)</source>
            <translation>إرسال المقطع (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>No account is online.</source>
            <translation>لا حساب متصل.</translation>
        </message>
    </context>
    <context>
        <name>SendDialog</name>
        <message>
            <source>Send with Gharial</source>
            <translation>الإرسال عبر Gharial</translation>
        </message>
        <message>
            <source>Send {name} to</source>
            <translation>إرسال {name} إلى</translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to</source>
            <translation>
                <numerusform>إرسال لا شيء إلى</numerusform>
                <numerusform>إرسال ملف إلى</numerusform>
                <numerusform>إرسال ملفين إلى</numerusform>
                <numerusform>إرسال %Ln ملفات إلى</numerusform>
                <numerusform>إرسال %Ln ملفًا إلى</numerusform>
                <numerusform>إرسال %Ln ملف إلى</numerusform>
            </translation>
        </message>
        <message>
            <source>Search contacts</source>
            <translation>البحث في جهات الاتصال</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>جهات الاتصال</translation>
        </message>
        <message>
            <source>No contacts yet. Add somebody in the contacts first.</source>
            <translation>لا جهات اتصال بعد. أضف أحدًا إلى جهات الاتصال أولًا.</translation>
        </message>
        <message>
            <source>No contact of that name.</source>
            <translation>لا جهة اتصال بهذا الاسم.</translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>لا أحد للإرسال إليه</numerusform>
                <numerusform>إرسال إلى شخص واحد</numerusform>
                <numerusform>إرسال إلى شخصين</numerusform>
                <numerusform>إرسال إلى %Ln أشخاص</numerusform>
                <numerusform>إرسال إلى %Ln شخصًا</numerusform>
                <numerusform>إرسال إلى %Ln شخص</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{names} and %n more</source>
            <translation>
                <numerusform>{names}</numerusform>
                <numerusform>{names} وملف آخر</numerusform>
                <numerusform>{names} وملفان آخران</numerusform>
                <numerusform>{names} و%Ln ملفات أخرى</numerusform>
                <numerusform>{names} و%Ln ملفًا آخر</numerusform>
                <numerusform>{names} و%Ln ملف آخر</numerusform>
            </translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
    </context>
    <context>
        <name>ServerFields</name>
        <message>
            <source>More</source>
            <translation>المزيد</translation>
        </message>
        <message>
            <source>found by itself</source>
            <translation>يُعثر عليه تلقائيًا</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>الخادم</translation>
        </message>
        <message>
            <source>Port</source>
            <translation>المنفذ</translation>
        </message>
        <message>
            <source>those this computer trusts</source>
            <translation>ما يثق به هذا الحاسوب</translation>
        </message>
        <message>
            <source>Certificate file</source>
            <translation>ملف الشهادة</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Choose a certificate file</source>
            <translation>اختيار ملف شهادة</translation>
        </message>
        <message>
            <source>Certificates (*.pem *.crt *.cer)</source>
            <translation>الشهادات (*.pem *.crt *.cer)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>كل الملفات (*)</translation>
        </message>
    </context>
    <context>
        <name>SettingRows</name>
        <message>
            <source>kB/s</source>
            <translation>كيلوبايت/ث</translation>
        </message>
        <message>
            <source>MB/s</source>
            <translation>م.ب/ث</translation>
        </message>
    </context>
    <context>
        <name>SettingsSearch</name>
        <message>
            <source>Search settings</source>
            <translation>بحث</translation>
        </message>
        <message>
            <source>Search the settings by their names and by what is said about them (Ctrl+F)</source>
            <translation>البحث في الإعدادات بأسمائها وبما يُقال عنها (Ctrl+F)</translation>
        </message>
    </context>
    <context>
        <name>SettingsWindow</name>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>الصفحات</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>الحسابات</translation>
        </message>
        <message>
            <source>General</source>
            <translation>عام</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>عمليات النقل</translation>
        </message>
        <message>
            <source>Accept rules</source>
            <translation>قواعد القبول</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>الشبكة</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>اختبار</translation>
        </message>
    </context>
    <context>
        <name>SharedFilesWindow</name>
        <message>
            <source>Files shared with {name}</source>
            <translation>الملفات المشتركة مع {name}</translation>
        </message>
        <message>
            <source>Asking {name}'s program…</source>
            <translation>يُسأل برنامج {name}…</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>مطلوب</translation>
        </message>
        <message>
            <source>{name} shares no files with you now. To share some, they choose “Shared files…” in the menu of the paper clip of your conversation.</source>
            <translation>لا يشاركك {name} أي ملف الآن. للمشاركة يختار «الملفات المشتركة…» من قائمة مشبك الورق في محادثتكما.</translation>
        </message>
        <message>
            <source>{name}'s program has no list of shared files. What it announces one by one stands here once it has come; links to files open in the conversation.</source>
            <translation>ليس لبرنامج {name} قائمة بالملفات المشتركة. ما يعلنه واحدًا واحدًا يظهر هنا حين يصل؛ وروابط الملفات تُفتح في المحادثة.</translation>
        </message>
        <message>
            <source>{name} shares more files than fit here.</source>
            <translation>يشارك {name} ملفات أكثر مما يتسع له المكان هنا.</translation>
        </message>
        <message>
            <source>{name} is offline. The list comes when they are back.</source>
            <translation>{name} غير متصل. تأتي القائمة حين يعود.</translation>
        </message>
        <message>
            <source>Not fetched</source>
            <translation>لم يُجلب</translation>
        </message>
        <message>
            <source>Here</source>
            <translation>وصل</translation>
        </message>
        <message>
            <source>Coming</source>
            <translation>قادم</translation>
        </message>
        <message>
            <source>Files that {name} may fetch</source>
            <translation>ملفات يمكن أن يجلبها {name}</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>مشاركة</translation>
        </message>
        <message>
            <source>Copied. {name} alone can use it.</source>
            <translation>نُسخ. لا يستطيع استعماله إلا {name}.</translation>
        </message>
        <message numerus="yes">
            <source>%n times</source>
            <translation>
                <numerusform>%Ln مرة</numerusform>
                <numerusform>مرة واحدة</numerusform>
                <numerusform>مرتان</numerusform>
                <numerusform>%Ln مرات</numerusform>
                <numerusform>%Ln مرة</numerusform>
                <numerusform>%Ln مرة</numerusform>
            </translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>ليس بعد</translation>
        </message>
        <message>
            <source>Files from {name}</source>
            <translation>ملفات من {name}</translation>
        </message>
        <message>
            <source>State</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>انظر مجددًا</translation>
        </message>
        <message>
            <source>Fetch</source>
            <translation>جلب</translation>
        </message>
        <message>
            <source>Fetch the selected files</source>
            <translation>جلب الملفات المحددة</translation>
        </message>
        <message>
            <source>Files from you for {name}</source>
            <translation>ملفات منك إلى {name}</translation>
        </message>
        <message>
            <source>Fetched</source>
            <translation>جُلب</translation>
        </message>
        <message>
            <source>You share no files with {name}. What you share they can fetch at any time, until you stop that or quit Gharial.</source>
            <translation>لا تشارك {name} أي ملف. ما تشاركه يمكن جلبه في أي وقت، حتى توقف ذلك أو تُنهي Gharial.</translation>
        </message>
        <message>
            <source>Share files…</source>
            <translation>مشاركة ملفات…</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>نسخ الرابط</translation>
        </message>
        <message>
            <source>Stop sharing</source>
            <translation>إيقاف المشاركة</translation>
        </message>
    </context>
    <context>
        <name>SharedTable</name>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>الحجم</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>تاريخ التغيير</translation>
        </message>
    </context>
    <context>
        <name>Shell</name>
        <message>
            <source>Quit Gharial</source>
            <translation>إنهاء Gharial</translation>
        </message>
        <message>
            <source>A file is still on its way.</source>
            <translation>ما زال ملف في طريقه.</translation>
        </message>
        <message>
            <source>If you quit now, it stops, and goes on when Gharial runs again.</source>
            <translation>إن أنهيت البرنامج الآن توقف الملف، ثم يُستأنف حين يعمل Gharial من جديد.</translation>
        </message>
        <message numerus="yes">
            <source>%n files are still on their way.</source>
            <translation>
                <numerusform>لا ملفات في طريقها.</numerusform>
                <numerusform>ما زال ملف في طريقه.</numerusform>
                <numerusform>ما زال ملفان في طريقهما.</numerusform>
                <numerusform>ما زالت %Ln ملفات في طريقها.</numerusform>
                <numerusform>ما زال %Ln ملفًا في طريقه.</numerusform>
                <numerusform>ما زال %Ln ملف في طريقه.</numerusform>
            </translation>
        </message>
        <message>
            <source>If you quit now, they stop, and go on when Gharial runs again.</source>
            <translation>إن أنهيت البرنامج الآن توقفت الملفات، ثم تُستأنف حين يعمل Gharial من جديد.</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Keep running</source>
            <translation>مواصلة العمل</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>نسخ التفاصيل</translation>
        </message>
    </context>
    <context>
        <name>SignInPage</name>
        <message>
            <source>Address</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>alice@river.example</source>
            <translation>alice@river.example</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>كلمة المرور</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Create an account…</source>
            <translation>إنشاء حساب…</translation>
        </message>
        <message>
            <source>Sign in with your XMPP account, on any server.</source>
            <translation>سجّل الدخول بحساب XMPP على أي خادم.</translation>
        </message>
        <message>
            <source>Signing in to {host}…</source>
            <translation>جارٍ تسجيل الدخول إلى {host}…</translation>
        </message>
    </context>
    <context>
        <name>SpeedGraph</name>
        <message>
            <source>Speed of the last minute</source>
            <translation>سرعة الدقيقة الأخيرة</translation>
        </message>
        <message>
            <source>No speed is known yet.</source>
            <translation>لا تُعرف سرعة بعد.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>لا شيء</translation>
        </message>
        <message>
            <source>{now} now, between {least} and {most} in the last minute</source>
            <translation>الآن {now}، وبين {least} و{most} في الدقيقة الأخيرة</translation>
        </message>
    </context>
    <context>
        <name>StanzaModel</name>
        <message>
            <source>Direction</source>
            <translation>الاتجاه</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>الوقت</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>About</source>
            <translation>المحتوى</translation>
        </message>
        <message>
            <source>From or to</source>
            <translation>من أو إلى</translation>
        </message>
    </context>
    <context>
        <name>StanzaText</name>
        <message>
            <source>The chosen stanzas</source>
            <translation>المقاطع المختارة</translation>
        </message>
        <message>
            <source>Choose a stanza above to read it.</source>
            <translation>اختر مقطعًا أعلاه لقراءته.</translation>
        </message>
    </context>
    <context>
        <name>StateLine</name>
        <message>
            <source>Join</source>
            <translation>انضمام</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Join again</source>
            <translation>الانضمام مجددًا</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>إزالة من القائمة</translation>
        </message>
        <message>
            <source>You may read here, but not write. A moderator can let you speak.</source>
            <translation>يمكنك القراءة هنا دون الكتابة. يستطيع مشرف أن يسمح لك بالكلام.</translation>
        </message>
        <message>
            <source>You are not connected. Gharial joins again by itself once you are.</source>
            <translation>أنت غير متصل. ينضم Gharial مجددًا من تلقاء نفسه حين تتصل.</translation>
        </message>
        <message>
            <source>You are not connected, and not in this group chat.</source>
            <translation>أنت غير متصل، ولست في هذه الدردشة الجماعية.</translation>
        </message>
        <message>
            <source>Joining…</source>
            <translation>جارٍ الانضمام…</translation>
        </message>
        <message>
            <source>You are not in this group chat.</source>
            <translation>لست في هذه الدردشة الجماعية.</translation>
        </message>
        <message>
            <source>Go there</source>
            <translation>الذهاب إليها</translation>
        </message>
        <message>
            <source>Create it…</source>
            <translation>إنشاؤها…</translation>
        </message>
        <message>
            <source>Another name</source>
            <translation>اسم آخر</translation>
        </message>
        <message>
            <source>Password of this group chat</source>
            <translation>كلمة مرور هذه الدردشة الجماعية</translation>
        </message>
    </context>
    <context>
        <name>StatusMenu</name>
        <message>
            <source>Status text…</source>
            <translation>نص الحالة…</translation>
        </message>
        <message>
            <source>Remove status text</source>
            <translation>إزالة نص الحالة</translation>
        </message>
    </context>
    <context>
        <name>StatusTextDialog</name>
        <message>
            <source>Status text</source>
            <translation>نص الحالة</translation>
        </message>
        <message>
            <source>Your contacts see this beside your name:</source>
            <translation>تراه جهات اتصالك بجانب اسمك:</translation>
        </message>
        <message>
            <source>Set</source>
            <translation>تعيين</translation>
        </message>
    </context>
    <context>
        <name>TopicLine</name>
        <message>
            <source>Change the topic</source>
            <translation>تغيير الموضوع</translation>
        </message>
        <message>
            <source>Topic of this group chat</source>
            <translation>موضوع هذه الدردشة الجماعية</translation>
        </message>
        <message>
            <source>What this group chat is about; Enter keeps it</source>
            <translation>ما تدور حوله هذه الدردشة الجماعية؛ مفتاح Enter يحفظه</translation>
        </message>
        <message>
            <source>No topic yet</source>
            <translation>لا موضوع بعد</translation>
        </message>
        <message>
            <source>Topic: {topic}</source>
            <translation>الموضوع: {topic}</translation>
        </message>
    </context>
    <context>
        <name>TransferCommands</name>
        <message>
            <source>Answer…</source>
            <translation>الرد…</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>إيقاف مؤقت</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Use another way</source>
            <translation>استخدام مسار آخر</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
        <message>
            <source>Remove from list</source>
            <translation>إزالة من القائمة</translation>
        </message>
        <message>
            <source>Cancel or remove</source>
            <translation>إلغاء أو إزالة</translation>
        </message>
        <message>
            <source>Pause all</source>
            <translation>إيقاف الكل مؤقتًا</translation>
        </message>
        <message>
            <source>Resume all</source>
            <translation>استئناف الكل</translation>
        </message>
        <message>
            <source>Retry all failed</source>
            <translation>إعادة محاولة كل ما فشل</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>مسح المنتهية</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>استئناف</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>رفض</translation>
        </message>
        <message>
            <source>Try now</source>
            <translation>المحاولة الآن</translation>
        </message>
        <message>
            <source>The next one</source>
            <translation>التالي</translation>
        </message>
        <message>
            <source>By another method</source>
            <translation>بطريقة أخرى</translation>
        </message>
        <message>
            <source>{way} · {method}</source>
            <translation>{way} · {method}</translation>
        </message>
        <message>
            <source>No other way is known yet</source>
            <translation>لا يُعرف مسار آخر بعد</translation>
        </message>
    </context>
    <context>
        <name>TransferDelegate</name>
        <message>
            <source>{done} of {size}</source>
            <translation>{done} من {size}</translation>
        </message>
    </context>
    <context>
        <name>TransferTestPage</name>
        <message>
            <source>Test my transfers</source>
            <translation>اختبار النقل</translation>
        </message>
        <message>
            <source>Looks at what your server offers and sends a small file to yourself by every way there is. It takes a minute or two; contacts may see two more devices of yours meanwhile, and nothing stays behind.</source>
            <translation>ينظر في ما يوفره خادمك، ويرسل ملفًا صغيرًا إليك بكل مسار موجود. يستغرق ذلك دقيقة أو دقيقتين؛ وقد ترى جهات الاتصال جهازين إضافيين لك أثناءه، ولا يبقى شيء بعده.</translation>
        </message>
        <message>
            <source>Account to test</source>
            <translation>الحساب المختبَر</translation>
        </message>
        <message>
            <source>Also upload a test file</source>
            <translation>رفع ملف اختبار أيضًا</translation>
        </message>
        <message>
            <source>256 kB of random data stay on the server until it deletes them. Nobody gets the link.</source>
            <translation>تبقى 256 كيلوبايت من بيانات عشوائية على الخادم حتى يحذفها. ولا يتلقى أحد الرابط.</translation>
        </message>
        <message>
            <source>Start the test</source>
            <translation>بدء الاختبار</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>نسخ التقرير</translation>
        </message>
        <message>
            <source>With network addresses</source>
            <translation>مع عناوين الشبكة</translation>
        </message>
        <message>
            <source>The report then shows this computer’s addresses to whoever reads it.</source>
            <translation>عندها يُظهر التقرير عناوين هذا الحاسوب لكل من يقرؤه.</translation>
        </message>
        <message>
            <source>Testing…</source>
            <translation>جارٍ الاختبار…</translation>
        </message>
        <message>
            <source>The test was cancelled.</source>
            <translation>أُلغي الاختبار.</translation>
        </message>
        <message>
            <source>No account is online.</source>
            <translation>لا حساب متصل.</translation>
        </message>
    </context>
    <context>
        <name>TransferView</name>
        <message>
            <source>Transfers</source>
            <translation>عمليات النقل</translation>
        </message>
    </context>
    <context>
        <name>TransfersPage</name>
        <message>
            <source>Received files</source>
            <translation>الملفات المستلمة</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>اختيار…</translation>
        </message>
        <message>
            <source>Choose the folder for received files</source>
            <translation>اختيار مجلد الملفات المستلمة</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>المجلد</translation>
        </message>
        <message>
            <source>Proposed for the next file; each time you can choose another one, which is then kept.</source>
            <translation>يُقترح للملف التالي؛ ويمكنك في كل مرة اختيار مجلد آخر، فيُحفظ اختيارك.</translation>
        </message>
        <message>
            <source>Load small pictures of files that contacts offer</source>
            <translation>تحميل صور مصغّرة للملفات التي تعرضها جهات الاتصال</translation>
        </message>
        <message>
            <source>Some programs show a small picture before you answer. To load it, their computer is asked, and sees your network address before you have accepted. Otherwise a button in the question does it. Nothing is ever loaded from strangers, nor from contacts you hide your address from.</source>
            <translation>تعرض بعض البرامج صورة مصغّرة قبل أن ترد. ولتحميلها يُسأل حاسوب المرسل، فيرى عنوانك في الشبكة قبل أن تقبل. وإلا فثمة زر لذلك في السؤال. لا يُحمَّل شيء أبدًا من الغرباء، ولا من جهات الاتصال التي تخفي عنها عنوانك.</translation>
        </message>
        <message>
            <source>On the way</source>
            <translation>أثناء النقل</translation>
        </message>
        <message>
            <source>Files at the same time</source>
            <translation>ملفات في الوقت نفسه</translation>
        </message>
        <message>
            <source>Others wait for their turn, in the order in which they came.</source>
            <translation>تنتظر الملفات الأخرى دورها بترتيب وصولها.</translation>
        </message>
        <message>
            <source>Send at most</source>
            <translation>حد الإرسال</translation>
        </message>
        <message>
            <source>For all files together. A contact can have a limit of their own: “File settings” in their menu.</source>
            <translation>لكل الملفات معًا. ويمكن أن يكون لجهة الاتصال حد خاص بها: «إعدادات الملفات» في قائمتها.</translation>
        </message>
        <message>
            <source>as fast as it goes</source>
            <translation>بأقصى سرعة ممكنة</translation>
        </message>
        <message>
            <source>Receive at most</source>
            <translation>حد الاستقبال</translation>
        </message>
        <message>
            <source>For all files together; messages are not held up by files either way.</source>
            <translation>لكل الملفات معًا؛ ولا تؤخر الملفات الرسائل في أي حال.</translation>
        </message>
        <message>
            <source>Outside these hours files go as fast as they can. Limits of single contacts hold all day.</source>
            <translation>خارج هذه الساعات تنتقل الملفات بأقصى سرعة ممكنة. تسري حدود جهات الاتصال المفردة طوال اليوم.</translation>
        </message>
        <message>
            <source>Keep the computer awake while files move</source>
            <translation>إبقاء الحاسوب مستيقظًا أثناء نقل الملفات</translation>
        </message>
        <message>
            <source>It does not go to sleep by itself in the middle of a file.</source>
            <translation>لا يدخل في وضع السكون من تلقاء نفسه في منتصف ملف.</translation>
        </message>
        <message>
            <source>Clear finished files from the list</source>
            <translation>مسح الملفات المنتهية من القائمة</translation>
        </message>
        <message>
            <source>Only from the list of transfers: the files stay where they are. What failed stays in the list.</source>
            <translation>من قائمة النقل فقط: تبقى الملفات حيث هي. وما أخفق يبقى في القائمة.</translation>
        </message>
        <message>
            <source>Never by itself</source>
            <translation>ليس تلقائيًا أبدًا</translation>
        </message>
        <message>
            <source>When Gharial quits</source>
            <translation>عند إنهاء Gharial</translation>
        </message>
        <message>
            <source>After a day</source>
            <translation>بعد يوم</translation>
        </message>
        <message>
            <source>After a week</source>
            <translation>بعد أسبوع</translation>
        </message>
        <message>
            <source>After a month</source>
            <translation>بعد شهر</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>الروابط</translation>
        </message>
        <message>
            <source>A file that comes as a link</source>
            <translation>الملف الذي يأتي رابطًا</translation>
        </message>
        <message>
            <source>Nothing is fetched before you say so: the web server would see your network address.</source>
            <translation>لا يُجلب شيء قبل أن توافق: فخادم الويب سيرى عنوانك في الشبكة.</translation>
        </message>
        <message>
            <source>Shown with a button to fetch it</source>
            <translation>يظهر مع زر لجلبه</translation>
        </message>
        <message>
            <source>Asked about like any other file</source>
            <translation>يُسأل عنه كأي ملف آخر</translation>
        </message>
        <message>
            <source>Left as a link in the text</source>
            <translation>يُترك رابطًا في النص</translation>
        </message>
        <message>
            <source>Copies on servers</source>
            <translation>نسخ على الخوادم</translation>
        </message>
        <message>
            <source>Where no other way is left, a file can be put on your server, and the contact gets a link. The copy stays there as long as the server keeps it, and who runs the server can read it. Otherwise you are asked each time.</source>
            <translation>حين لا يبقى مسار آخر، يمكن وضع الملف على خادمك، فتتلقى جهة الاتصال رابطًا. تبقى النسخة هناك ما احتفظ بها الخادم، ويستطيع من يدير الخادم قراءتها. وإلا فستُسأل كل مرة.</translation>
        </message>
        <message>
            <source>Folder for received files</source>
            <translation>مجلد الملفات المستلمة</translation>
        </message>
    </context>
    <context>
        <name>TransfersWindow</name>
        <message>
            <source>Transfers</source>
            <translation>عمليات النقل</translation>
        </message>
        <message>
            <source>No transfers here.</source>
            <translation>لا عمليات نقل هنا.</translation>
        </message>
        <message>
            <source>No transfers yet.
Drop a file or a folder on a contact or into a conversation to send it.</source>
            <translation>لا عمليات نقل بعد.
أفلت ملفًا أو مجلدًا على جهة اتصال أو في محادثة لإرساله.</translation>
        </message>
        <message>
            <source>Save receipt…</source>
            <translation>حفظ الإيصال…</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>نسخ التفاصيل</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message numerus="yes">
            <source>Gharial: %n unread</source>
            <translation>
                <numerusform>Gharial: لا رسائل غير مقروءة</numerusform>
                <numerusform>Gharial: رسالة غير مقروءة</numerusform>
                <numerusform>Gharial: رسالتان غير مقروءتين</numerusform>
                <numerusform>Gharial: %Ln رسائل غير مقروءة</numerusform>
                <numerusform>Gharial: %Ln رسالة غير مقروءة</numerusform>
                <numerusform>Gharial: %Ln رسالة غير مقروءة</numerusform>
            </translation>
        </message>
        <message>
            <source>Gharial</source>
            <translation>Gharial</translation>
        </message>
        <message>
            <source>Open Gharial</source>
            <translation>فتح Gharial</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>الحالة</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>عمليات النقل</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>إنهاء</translation>
        </message>
    </context>
    <context>
        <name>UploadConsent</name>
        <message>
            <source>{account} may leave copies on {server}</source>
            <translation>يجوز للحساب {account} ترك نسخ على {server}</translation>
        </message>
    </context>
    <context>
        <name>Wakefulness</name>
        <message>
            <source>Files are being transferred</source>
            <comment>why the computer should stay awake</comment>
            <translation>يجري نقل ملفات</translation>
        </message>
    </context>
    <context>
        <name>XmlConsole</name>
        <message>
            <source>XML console</source>
            <translation>وحدة تحكم XML</translation>
        </message>
        <message>
            <source>Hide message texts</source>
            <translation>إخفاء نصوص الرسائل</translation>
        </message>
        <message>
            <source>What people wrote is left out here, in copies and in files; passwords and keys always are.</source>
            <translation>يُحذف هنا ما كتبه الناس، في النسخ والملفات أيضًا؛ وتُحذف كلمات المرور والمفاتيح دائمًا.</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>إيقاف مؤقت</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>مسح</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>نسخ</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>حفظ…</translation>
        </message>
        <message>
            <source>Write a stanza</source>
            <translation>كتابة مقطع</translation>
        </message>
        <message>
            <source>Stanzas</source>
            <translation>المقاطع</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>تم النسخ.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>تم الحفظ.</translation>
        </message>
        <message>
            <source>Save the stanzas</source>
            <translation>حفظ المقاطع</translation>
        </message>
        <message>
            <source>Only this contact</source>
            <translation>جهة الاتصال هذه فقط</translation>
        </message>
        <message>
            <source>Only file transfers</source>
            <translation>نقل الملفات فقط</translation>
        </message>
        <message>
            <source>None of the stanzas that passed fits what is set above.</source>
            <translation>لا يوافق أي من المقاطع التي مرّت ما ضُبط أعلاه.</translation>
        </message>
        <message>
            <source>Nothing has passed yet. What comes and goes from now on is shown here.</source>
            <translation>لم يمرّ شيء بعد. ما يأتي ويذهب من الآن فصاعدًا يظهر هنا.</translation>
        </message>
        <message>
            <source>Paused; {count} wait</source>
            <translation>متوقف مؤقتًا؛ المنتظر {count}</translation>
        </message>
        <message>
            <source>Stanzas: {count}</source>
            <translation>المقاطع: {count}</translation>
        </message>
        <message>
            <source>Stanzas: {shown} of {count}</source>
            <translation>المقاطع: {shown} من {count}</translation>
        </message>
    </context>
    <context>
        <name>_ContactRows</name>
        <message>
            <source>Privacy</source>
            <translation>الخصوصية</translation>
        </message>
        <message>
            <source>Never show them my network address</source>
            <translation>عدم إظهار عنواني في الشبكة له أبدًا</translation>
        </message>
        <message>
            <source>Files go through servers alone, which is slower; links of theirs are not fetched.</source>
            <translation>تمر الملفات عبر الخوادم وحدها، وهذا أبطأ؛ ولا تُجلب روابطه.</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>السرعة</translation>
        </message>
        <message>
            <source>Send at most</source>
            <translation>حد الإرسال</translation>
        </message>
        <message>
            <source>All files to them together.</source>
            <translation>كل الملفات المرسلة إليه معًا.</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>بلا حد</translation>
        </message>
        <message>
            <source>Receive at most</source>
            <translation>حد الاستقبال</translation>
        </message>
        <message>
            <source>All files from them together.</source>
            <translation>كل الملفات الواردة منه معًا.</translation>
        </message>
        <message>
            <source>Files at the same time</source>
            <translation>ملفات في الوقت نفسه</translation>
        </message>
        <message>
            <source>Of theirs; the limit for all contacts together still holds.</source>
            <translation>من ملفاته؛ ويظل حد كل جهات الاتصال معًا ساريًا.</translation>
        </message>
        <message>
            <source>as for everybody</source>
            <translation>كما للجميع</translation>
        </message>
        <message>
            <source>Taken without a question</source>
            <translation>يُقبل دون سؤال</translation>
        </message>
        <message>
            <source>Never files that can run. Rules for all contacts are in the settings.</source>
            <translation>لا تُقبل الملفات القابلة للتشغيل أبدًا. قواعد كل جهات الاتصال في الإعدادات.</translation>
        </message>
    </context>
    <context>
        <name>_PeopleDelegate</name>
        <message>
            <source>you</source>
            <translation>أنت</translation>
        </message>
    </context>
    <context>
        <name>_PeopleView</name>
        <message>
            <source>People in this group chat</source>
            <translation>الأشخاص في هذه الدردشة الجماعية</translation>
        </message>
    </context>
    <context>
        <name>accounts</name>
        <message>
            <source>Offline</source>
            <translation>غير متصل</translation>
        </message>
        <message>
            <source>Connecting…</source>
            <translation>جارٍ الاتصال…</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>متصل</translation>
        </message>
        <message>
            <source>Waiting to try again</source>
            <translation>ينتظر معاودة المحاولة</translation>
        </message>
        <message>
            <source>Cannot sign in</source>
            <translation>يتعذّر تسجيل الدخول</translation>
        </message>
    </context>
    <context>
        <name>address_checks</name>
        <message>
            <source>A port is a number from 1 to 65535, after a colon.</source>
            <translation>المنفذ عدد من 1 إلى 65535 بعد نقطتين.</translation>
        </message>
        <message>
            <source>This is neither a network address nor a name such as home.river.example.</source>
            <translation>هذا ليس عنوان شبكة ولا اسمًا مثل home.river.example.</translation>
        </message>
        <message>
            <source>Nobody else can reach this address; it only means this computer or cable.</source>
            <translation>لا يمكن لأحد سواك الوصول إلى هذا العنوان؛ فهو يعني هذا الحاسوب أو كبله وحده.</translation>
        </message>
        <message>
            <source>Type the address of a proxy, such as proxy.river.example.</source>
            <translation>اكتب عنوان وسيط، مثل proxy.river.example.</translation>
        </message>
        <message>
            <source>The address of a proxy has no slash.</source>
            <translation>ليس في عنوان الوسيط شرطة مائلة.</translation>
        </message>
        <message>
            <source>This proxy is in the list already.</source>
            <translation>هذا الوسيط في القائمة بالفعل.</translation>
        </message>
    </context>
    <context>
        <name>argparse</name>
        <message>
            <source>usage: </source>
            <extracomment>What comes before the usage of a command, with the space after it.</extracomment>
            <translation>الاستخدام: </translation>
        </message>
        <message>
            <source>positional arguments</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>الوسيطات</translation>
        </message>
        <message>
            <source>options</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>الخيارات</translation>
        </message>
        <message>
            <source>show this help message and exit</source>
            <translation>عرض هذه المساعدة ثم الخروج</translation>
        </message>
        <message>
            <source>show program's version number and exit</source>
            <translation>عرض رقم إصدار البرنامج ثم الخروج</translation>
        </message>
        <message>
            <source>%(prog)s: error: %(message)s
</source>
            <extracomment>The whole line about what was typed wrongly, with its end.</extracomment>
            <translation>%(prog)s: خطأ: %(message)s
</translation>
        </message>
        <message>
            <source>argument %(argument_name)s: %(message)s</source>
            <extracomment>What is wrong with one argument.</extracomment>
            <translation>الوسيط %(argument_name)s: %(message)s</translation>
        </message>
        <message>
            <source>unrecognized arguments: %s</source>
            <translation>وسيطات غير معروفة: %s</translation>
        </message>
        <message>
            <source>the following arguments are required: %s</source>
            <translation>هذه الوسيطات مطلوبة: %s</translation>
        </message>
        <message>
            <source>expected one argument</source>
            <extracomment>After the name of an option that must be followed by something.</extracomment>
            <translation>يلزمه وسيط واحد</translation>
        </message>
        <message>
            <source>expected at least one argument</source>
            <extracomment>After the name of an option that must be followed by something.</extracomment>
            <translation>يلزمه وسيط واحد على الأقل</translation>
        </message>
        <message>
            <source>ignored explicit argument %r</source>
            <extracomment>After the name of an option that takes nothing and was given something.</extracomment>
            <translation>لا يقبل الوسيط %r</translation>
        </message>
        <message>
            <source>ambiguous option: %(option)s could match %(matches)s</source>
            <translation>خيار ملتبس: قد يعني %(option)s أحد هذه: %(matches)s</translation>
        </message>
        <message>
            <source>invalid choice: %(value)r (choose from %(choices)s)</source>
            <translation>اختيار غير صالح: %(value)r (المتاح: %(choices)s)</translation>
        </message>
    </context>
    <context>
        <name>details</name>
        <message>
            <source>{words} ({address})</source>
            <translation>{words} ({address})</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed} on average</source>
            <translation>{size} خلال {time}، بمعدل {speed}</translation>
        </message>
        <message>
            <source>Sent from {path}</source>
            <translation>أُرسل من {path}</translation>
        </message>
        <message>
            <source>Saved as {path}</source>
            <translation>حُفظ في {path}</translation>
        </message>
        <message>
            <source>To be saved as {path}</source>
            <translation>سيُحفظ في {path}</translation>
        </message>
        <message>
            <source>Last time with {name} this way worked.</source>
            <translation>نجح هذا المسار مع {name} في المرة السابقة.</translation>
        </message>
        <message>
            <source>Last time with {name} this way did not work; it is tried again.</source>
            <translation>لم ينجح هذا المسار مع {name} في المرة السابقة؛ وستُعاد تجربته.</translation>
        </message>
        <message>
            <source>Next: {words}</source>
            <translation>التالي: {words}</translation>
        </message>
        <message>
            <source>Here: {hash}</source>
            <translation>هنا: {hash}</translation>
        </message>
        <message>
            <source>not computed yet</source>
            <translation>لم تُحسب بعد</translation>
        </message>
        <message>
            <source>Other side: {hash}</source>
            <translation>الطرف الآخر: {hash}</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>لم تُذكر</translation>
        </message>
        <message>
            <source>Verified: both sides have the same file, by its hash.</source>
            <translation>جرى التحقق: لدى الطرفين الملف نفسه، وفق بصمته.</translation>
        </message>
        <message>
            <source>Not verified: this method lets the other side compare nothing, so nobody checked the file's hash.</source>
            <translation>لم يجرِ التحقق: لا تتيح هذه الطريقة للطرف الآخر أن يقارن شيئًا، فلم يتحقق أحد من بصمة الملف.</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>لا ملفات</numerusform>
                <numerusform>ملف واحد</numerusform>
                <numerusform>ملفان</numerusform>
                <numerusform>%Ln ملفات</numerusform>
                <numerusform>%Ln ملفًا</numerusform>
                <numerusform>%Ln ملف</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>ولا شيء غيرها</numerusform>
                <numerusform>وملف آخر</numerusform>
                <numerusform>وملفان آخران</numerusform>
                <numerusform>و%Ln ملفات أخرى</numerusform>
                <numerusform>و%Ln ملفًا آخر</numerusform>
                <numerusform>و%Ln ملف آخر</numerusform>
            </translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>لم يُرسل</translation>
        </message>
        <message>
            <source>To {name}</source>
            <translation>إلى {name}</translation>
        </message>
        <message>
            <source>From {name}</source>
            <translation>من {name}</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>السؤال</translation>
        </message>
        <message>
            <source>worked</source>
            <translation>نجحت</translation>
        </message>
        <message>
            <source>going on</source>
            <translation>جارية</translation>
        </message>
        <message>
            <source>after {time}</source>
            <translation>بعد {time}</translation>
        </message>
    </context>
    <context>
        <name>dropped</name>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation>{name} غير متصل: سيُرسل عند عودة {name}</translation>
        </message>
        <message>
            <source>Send the folder {folder} to {name}</source>
            <translation>إرسال المجلد {folder} إلى {name}</translation>
        </message>
        <message numerus="yes">
            <source>Send %n folders to {name}</source>
            <translation>
                <numerusform>لا مجلدات تُرسل إلى {name}</numerusform>
                <numerusform>إرسال مجلد إلى {name}</numerusform>
                <numerusform>إرسال مجلدين إلى {name}</numerusform>
                <numerusform>إرسال %Ln مجلدات إلى {name}</numerusform>
                <numerusform>إرسال %Ln مجلدًا إلى {name}</numerusform>
                <numerusform>إرسال %Ln مجلد إلى {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files and folders to {name}</source>
            <translation>
                <numerusform>لا شيء يُرسل إلى {name}</numerusform>
                <numerusform>إرسال عنصر إلى {name}</numerusform>
                <numerusform>إرسال عنصرين من ملفات ومجلدات إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملفات ومجلدات إلى {name}</numerusform>
                <numerusform>إرسال %Ln من الملفات والمجلدات إلى {name}</numerusform>
                <numerusform>إرسال %Ln من الملفات والمجلدات إلى {name}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Send %n files to {name}</source>
            <translation>
                <numerusform>لا ملفات تُرسل إلى {name}</numerusform>
                <numerusform>إرسال ملف إلى {name}</numerusform>
                <numerusform>إرسال ملفين إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملفات إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملفًا إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملف إلى {name}</numerusform>
            </translation>
        </message>
        <message>
            <source>Send 1 file ({size}) to {name}</source>
            <translation>إرسال ملف واحد ({size}) إلى {name}</translation>
        </message>
        <message numerus="yes">
            <source>Send %n files ({size}) to {name}</source>
            <translation>
                <numerusform>لا ملفات ({size}) تُرسل إلى {name}</numerusform>
                <numerusform>إرسال ملف ({size}) إلى {name}</numerusform>
                <numerusform>إرسال ملفين ({size}) إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملفات ({size}) إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملفًا ({size}) إلى {name}</numerusform>
                <numerusform>إرسال %Ln ملف ({size}) إلى {name}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>emoji_list</name>
        <message>
            <source>Faces and people</source>
            <translation>وجوه وأشخاص</translation>
        </message>
        <message>
            <source>Animals and nature</source>
            <translation>حيوانات وطبيعة</translation>
        </message>
        <message>
            <source>Food and drink</source>
            <translation>طعام وشراب</translation>
        </message>
        <message>
            <source>Activities</source>
            <translation>أنشطة</translation>
        </message>
        <message>
            <source>Travel and places</source>
            <translation>سفر وأماكن</translation>
        </message>
        <message>
            <source>Objects</source>
            <translation>أشياء</translation>
        </message>
        <message>
            <source>Symbols</source>
            <translation>رموز</translation>
        </message>
    </context>
    <context>
        <name>explain</name>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation>لا يعرف الخادم {account} بكلمة المرور هذه.</translation>
        </message>
        <message>
            <source>Check the address and the password, and try again.</source>
            <translation>تحقق من العنوان وكلمة المرور، ثم حاول مجددًا.</translation>
        </message>
        <message>
            <source>The server has switched off {account}.</source>
            <translation>عطّل الخادم {account}.</translation>
        </message>
        <message>
            <source>Ask the server's operator.</source>
            <translation>اسأل مشغّل الخادم.</translation>
        </message>
        <message>
            <source>The password of {account} has expired.</source>
            <translation>انتهت صلاحية كلمة مرور {account}.</translation>
        </message>
        <message>
            <source>Set a new one with the server's operator, then enter it here.</source>
            <translation>عيّن كلمة جديدة لدى مشغّل الخادم، ثم أدخلها هنا.</translation>
        </message>
        <message>
            <source>The server cannot check passwords at the moment.</source>
            <translation>لا يستطيع الخادم التحقق من كلمات المرور حاليًا.</translation>
        </message>
        <message>
            <source>Try again in a few minutes.</source>
            <translation>حاول مجددًا بعد بضع دقائق.</translation>
        </message>
        <message>
            <source>The server wants a better protected connection before it takes a password.</source>
            <translation>يريد الخادم اتصالًا أفضل حماية قبل أن يقبل كلمة مرور.</translation>
        </message>
        <message>
            <source>Ask the server's operator which server and port to use.</source>
            <translation>اسأل مشغّل الخادم عن الخادم والمنفذ المطلوبين.</translation>
        </message>
        <message>
            <source>The server wants a stronger way to sign in than the one that was tried.</source>
            <translation>يريد الخادم طريقة لتسجيل الدخول أقوى مما جُرّب.</translation>
        </message>
        <message>
            <source>Ask the server's operator; the password may have to be set anew.</source>
            <translation>اسأل مشغّل الخادم؛ فقد يلزم تعيين كلمة المرور من جديد.</translation>
        </message>
        <message>
            <source>The server and Gharial know no common way to sign in.</source>
            <translation>لا يعرف الخادم وGharial طريقة مشتركة لتسجيل الدخول.</translation>
        </message>
        <message>
            <source>Ask the server's operator to offer sign-in with SCRAM.</source>
            <translation>اطلب من مشغّل الخادم إتاحة تسجيل الدخول بطريقة SCRAM.</translation>
        </message>
        <message>
            <source>The server does not let this password sign in as {account}.</source>
            <translation>لا يسمح الخادم بتسجيل الدخول باسم {account} بكلمة المرور هذه.</translation>
        </message>
        <message>
            <source>Check the address.</source>
            <translation>تحقق من العنوان.</translation>
        </message>
        <message>
            <source>The server did not understand the sign-in of {account}.</source>
            <translation>لم يفهم الخادم تسجيل دخول {account}.</translation>
        </message>
        <message>
            <source>Check the address and the password for unusual characters.</source>
            <translation>تحقق من العنوان وكلمة المرور بحثًا عن محارف غير مألوفة.</translation>
        </message>
        <message>
            <source>Another program signed in with the same device name and took the place.</source>
            <translation>سجّل برنامج آخر الدخول باسم الجهاز نفسه وأخذ المكان.</translation>
        </message>
        <message>
            <source>Close the other program, or give this one another device name.</source>
            <translation>أغلق البرنامج الآخر، أو أعطِ هذا البرنامج اسم جهاز آخر.</translation>
        </message>
        <message>
            <source>{host} had heard nothing from here for too long and ended the connection.</source>
            <translation>لم يصل إلى {host} شيء من هنا مدة طويلة فأنهى الاتصال.</translation>
        </message>
        <message>
            <source>Gharial signs in again by itself.</source>
            <translation>يسجّل Gharial الدخول مجددًا من تلقاء نفسه.</translation>
        </message>
        <message>
            <source>The server that answered does not look after {host}.</source>
            <translation>الخادم الذي أجاب لا يخدم {host}.</translation>
        </message>
        <message>
            <source>Check the part of the address after the @, and the server under “More”.</source>
            <translation>تحقق من جزء العنوان بعد @، ومن الخادم ضمن «المزيد».</translation>
        </message>
        <message>
            <source>{host} has been closed for good by its operator.</source>
            <translation>أغلق المشغّل {host} نهائيًا.</translation>
        </message>
        <message>
            <source>Create an account on another server.</source>
            <translation>أنشئ حسابًا على خادم آخر.</translation>
        </message>
        <message>
            <source>{host} ended the connection because something broke its rules.</source>
            <translation>أنهى {host} الاتصال لأن شيئًا خالف قواعده.</translation>
        </message>
        <message>
            <source>It may allow less in a short time. Wait a while, or ask its operator.</source>
            <translation>ربما يسمح بأقل من ذلك في مدة قصيرة. انتظر قليلًا، أو اسأل مشغّله.</translation>
        </message>
        <message>
            <source>{host} could not reach a service it needs for signing in.</source>
            <translation>تعذّر على {host} الوصول إلى خدمة يحتاج إليها تسجيل الدخول.</translation>
        </message>
        <message>
            <source>Gharial tries again by itself.</source>
            <translation>يحاول Gharial مجددًا من تلقاء نفسه.</translation>
        </message>
        <message>
            <source>{host} asked for a fresh connection.</source>
            <translation>طلب {host} اتصالًا جديدًا.</translation>
        </message>
        <message>
            <source>{host} has no room for more connections at the moment.</source>
            <translation>لا يتسع {host} لاتصالات أخرى حاليًا.</translation>
        </message>
        <message>
            <source>Gharial tries again by itself; closing other devices may help.</source>
            <translation>يحاول Gharial مجددًا من تلقاء نفسه؛ وقد يفيد إغلاق أجهزة أخرى.</translation>
        </message>
        <message>
            <source>{host} wants this account to use another server.</source>
            <translation>يريد {host} أن يستخدم هذا الحساب خادمًا آخر.</translation>
        </message>
        <message>
            <source>Ask its operator which one, and enter it under “More”.</source>
            <translation>اسأل مشغّله أي خادم، وأدخله ضمن «المزيد».</translation>
        </message>
        <message>
            <source>{host} is being shut down or restarted.</source>
            <translation>يجري إيقاف {host} أو إعادة تشغيله.</translation>
        </message>
        <message>
            <source>Gharial signs in again as soon as it is back.</source>
            <translation>يسجّل Gharial الدخول مجددًا فور عودته.</translation>
        </message>
        <message>
            <source>{host} ended the connection because of a fault of its own.</source>
            <translation>أنهى {host} الاتصال بسبب عطل لديه.</translation>
        </message>
        <message>
            <source>Gharial tries again by itself; if it stays so, tell its operator.</source>
            <translation>يحاول Gharial مجددًا من تلقاء نفسه؛ فإن استمر الحال فأخبر مشغّله.</translation>
        </message>
        <message>
            <source>{host} ended the connection because the sign-in took too long or failed.</source>
            <translation>أنهى {host} الاتصال لأن تسجيل الدخول طال أو فشل.</translation>
        </message>
        <message>
            <source>Check the password and try again.</source>
            <translation>تحقق من كلمة المرور ثم حاول مجددًا.</translation>
        </message>
        <message>
            <source>{host} is too old to talk to Gharial.</source>
            <translation>إصدار {host} أقدم من أن يتخاطب مع Gharial.</translation>
        </message>
        <message>
            <source>Ask its operator to update it, or use another server.</source>
            <translation>اطلب من مشغّله تحديثه، أو استخدم خادمًا آخر.</translation>
        </message>
        <message>
            <source>Somebody on {host} already has this name.</source>
            <translation>هذا الاسم مأخوذ على {host}.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>اختر اسمًا آخر.</translation>
        </message>
        <message>
            <source>{host} needs something that is missing, or does not accept what was entered.</source>
            <translation>يحتاج {host} إلى شيء ناقص، أو لا يقبل ما أُدخل.</translation>
        </message>
        <message>
            <source>Fill in every field; the name may need other letters, or the password more.</source>
            <translation>املأ كل الحقول؛ فقد يلزم الاسمَ حروفٌ أخرى، أو كلمةَ المرور طولٌ أكبر.</translation>
        </message>
        <message>
            <source>{host} did not accept what was entered.</source>
            <translation>لم يقبل {host} ما أُدخل.</translation>
        </message>
        <message>
            <source>Check every field and try again.</source>
            <translation>تحقق من كل الحقول ثم حاول مجددًا.</translation>
        </message>
        <message>
            <source>{host} cannot make an address from this name.</source>
            <translation>لا يستطيع {host} تكوين عنوان من هذا الاسم.</translation>
        </message>
        <message>
            <source>Choose a name of letters, digits and dots.</source>
            <translation>اختر اسمًا من حروف وأرقام ونقاط.</translation>
        </message>
        <message>
            <source>The answer to the picture was not the one that {host} expected.</source>
            <translation>لم يكن الجواب عن الصورة هو ما ينتظره {host}.</translation>
        </message>
        <message>
            <source>Ask for the form again and read the new picture.</source>
            <translation>اطلب النموذج مجددًا واقرأ الصورة الجديدة.</translation>
        </message>
        <message>
            <source>{host} does not let programs create accounts.</source>
            <translation>لا يسمح {host} للبرامج بإنشاء حسابات.</translation>
        </message>
        <message>
            <source>Look on its web page, ask its operator, or choose another server.</source>
            <translation>انظر في صفحته على الويب، أو اسأل مشغّله، أو اختر خادمًا آخر.</translation>
        </message>
        <message>
            <source>{host} does not take this invitation: it was used already, or its time is over.</source>
            <translation>لا يقبل {host} هذه الدعوة: إما أنها استُخدمت من قبل أو انتهت مدتها.</translation>
        </message>
        <message>
            <source>Ask whoever sent it for a new one.</source>
            <translation>اطلب دعوة جديدة ممن أرسلها.</translation>
        </message>
        <message>
            <source>Too many accounts were asked for from this network in a short time.</source>
            <translation>طُلبت من هذه الشبكة حسابات كثيرة في مدة قصيرة.</translation>
        </message>
        <message>
            <source>Wait a while and try again.</source>
            <translation>انتظر قليلًا ثم حاول مجددًا.</translation>
        </message>
        <message>
            <source>{host} has a rule against this account.</source>
            <translation>لدى {host} قاعدة تمنع هذا الحساب.</translation>
        </message>
        <message>
            <source>Try another name or a longer password, or ask its operator.</source>
            <translation>جرّب اسمًا آخر أو كلمة مرور أطول، أو اسأل مشغّله.</translation>
        </message>
        <message>
            <source>{peer} did not understand the request.</source>
            <translation>لم يفهم {peer} الطلب.</translation>
        </message>
        <message>
            <source>“Copy details” has what is needed to report it.</source>
            <translation>في «نسخ التفاصيل» ما يلزم للإبلاغ عنه.</translation>
        </message>
        <message>
            <source>{peer} already has an entry with this name.</source>
            <translation>لدى {peer} مدخل بهذا الاسم بالفعل.</translation>
        </message>
        <message>
            <source>{peer} does not offer this.</source>
            <translation>لا يوفر {peer} هذا.</translation>
        </message>
        <message>
            <source>{peer} does not allow you to do this.</source>
            <translation>لا يسمح لك {peer} بذلك.</translation>
        </message>
        <message>
            <source>Ask for permission first.</source>
            <translation>اطلب الإذن أولًا.</translation>
        </message>
        <message>
            <source>{peer} is no longer at this address.</source>
            <translation>لم يعد {peer} على هذا العنوان.</translation>
        </message>
        <message>
            <source>Ask for the new address.</source>
            <translation>اسأل عن العنوان الجديد.</translation>
        </message>
        <message>
            <source>{peer} could not do it because of a fault of its own.</source>
            <translation>لم يتمكن {peer} من ذلك بسبب عطل لديه.</translation>
        </message>
        <message>
            <source>Try again later.</source>
            <translation>حاول مجددًا لاحقًا.</translation>
        </message>
        <message>
            <source>{peer} does not have what was asked for.</source>
            <translation>ليس لدى {peer} ما طُلب.</translation>
        </message>
        <message>
            <source>{peer} is not an address the server can deliver to.</source>
            <translation>{peer} ليس عنوانًا يستطيع الخادم التسليم إليه.</translation>
        </message>
        <message>
            <source>{peer} does not accept this.</source>
            <translation>لا يقبل {peer} هذا.</translation>
        </message>
        <message>
            <source>{peer} lets nobody do this.</source>
            <translation>لا يسمح {peer} لأحد بذلك.</translation>
        </message>
        <message>
            <source>{peer} wants to know who you are before doing this.</source>
            <translation>يريد {peer} أن يعرف من أنت قبل ذلك.</translation>
        </message>
        <message>
            <source>Go offline and online again.</source>
            <translation>اقطع الاتصال ثم اتصل مجددًا.</translation>
        </message>
        <message>
            <source>{peer} refused this because it breaks a rule there.</source>
            <translation>رفض {peer} هذا لأنه يخالف قاعدة هناك.</translation>
        </message>
        <message>
            <source>Ask the server's operator what is allowed.</source>
            <translation>اسأل مشغّل الخادم عما هو مسموح.</translation>
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation>{peer} غير متصل.</translation>
        </message>
        <message>
            <source>Try again when they are back.</source>
            <translation>حاول مجددًا عند عودته.</translation>
        </message>
        <message>
            <source>{peer} only does this for people who are signed up there.</source>
            <translation>لا يفعل {peer} هذا إلا للمسجلين هناك.</translation>
        </message>
        <message>
            <source>Your server cannot find the server of {peer}.</source>
            <translation>لا يعثر خادمك على خادم {peer}.</translation>
        </message>
        <message>
            <source>Check the part of the address after the @.</source>
            <translation>تحقق من جزء العنوان بعد @.</translation>
        </message>
        <message>
            <source>The server of {peer} does not answer.</source>
            <translation>خادم {peer} لا يجيب.</translation>
        </message>
        <message>
            <source>{peer} is too busy at the moment, or has no room left.</source>
            <translation>{peer} مشغول جدًا حاليًا، أو لم يعد لديه متسع.</translation>
        </message>
        <message>
            <source>{peer} cannot be reached or does not offer this.</source>
            <translation>يتعذّر الوصول إلى {peer} أو أنه لا يوفر هذا.</translation>
        </message>
        <message>
            <source>Check the address, or try again when they are back.</source>
            <translation>تحقق من العنوان، أو حاول مجددًا عند عودته.</translation>
        </message>
        <message>
            <source>{peer} only does this for contacts.</source>
            <translation>لا يفعل {peer} هذا إلا لجهات الاتصال.</translation>
        </message>
        <message>
            <source>Add them first, and wait until they agree.</source>
            <translation>أضفه أولًا، وانتظر حتى يوافق.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: nobody this computer trusts has signed its certificate.</source>
            <translation>لم يستطع {host} إثبات هويته: لم يوقّع شهادته أحد يثق به هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Nothing was sent. If the server is run privately, choose its operator's certificate file under “More”.</source>
            <translation>لم يُرسل شيء. إن كان الخادم خاصًا، فاختر ملف شهادة مشغّله ضمن «المزيد».</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate has expired.</source>
            <translation>لم يستطع {host} إثبات هويته: انتهت صلاحية شهادته.</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the date of this computer; if it is right, tell the server's operator.</source>
            <translation>لم يُرسل شيء. تحقق من تاريخ هذا الحاسوب؛ فإن كان صحيحًا فأخبر مشغّل الخادم.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is only valid later.</source>
            <translation>لم يستطع {host} إثبات هويته: لم تبدأ صلاحية شهادته بعد.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate belongs to another server.</source>
            <translation>لم يستطع {host} إثبات هويته: شهادته تخص خادمًا آخر.</translation>
        </message>
        <message>
            <source>Nothing was sent. Check the address; on a public network, somebody may be in between.</source>
            <translation>لم يُرسل شيء. تحقق من العنوان؛ وفي شبكة عامة قد يكون أحد قد اعترض الاتصال.</translation>
        </message>
        <message>
            <source>{host} could not prove who it is: its certificate is not valid.</source>
            <translation>لم يستطع {host} إثبات هويته: شهادته غير صالحة.</translation>
        </message>
        <message>
            <source>Nothing was sent. Tell the server's operator.</source>
            <translation>لم يُرسل شيء. أخبر مشغّل الخادم.</translation>
        </message>
        <message>
            <source>“{name}” is no longer in {folder}.</source>
            <translation>لم يعد «{name}» في {folder}.</translation>
        </message>
        <message>
            <source>Put it back or choose it again.</source>
            <translation>أعده إلى مكانه أو اختره مجددًا.</translation>
        </message>
        <message>
            <source>You have no permission for “{name}” in {folder}.</source>
            <translation>ليس لديك إذن للوصول إلى «{name}» في {folder}.</translation>
        </message>
        <message>
            <source>Choose another place, or change its permissions.</source>
            <translation>اختر مكانًا آخر، أو غيّر أذوناته.</translation>
        </message>
        <message>
            <source>The disk that holds {folder} is full.</source>
            <translation>القرص الذي فيه {folder} ممتلئ.</translation>
        </message>
        <message>
            <source>Free some space or choose another folder; what has begun goes on by itself.</source>
            <translation>حرّر بعض المساحة أو اختر مجلدًا آخر؛ وما بدأ يُستأنف من تلقاء نفسه.</translation>
        </message>
        <message>
            <source>“{name}” was changed while it was being sent.</source>
            <translation>تغيّر «{name}» أثناء إرساله.</translation>
        </message>
        <message>
            <source>Send it again once nothing writes to it any more.</source>
            <translation>أرسله مجددًا حين لا يكتب فيه شيء.</translation>
        </message>
        <message>
            <source>“{name}” in {folder} is neither a file nor a folder that can be sent.</source>
            <translation>«{name}» في {folder} ليس ملفًا ولا مجلدًا يمكن إرساله.</translation>
        </message>
        <message>
            <source>Choose files or folders.</source>
            <translation>اختر ملفات أو مجلدات.</translation>
        </message>
        <message>
            <source>The folder {path} does not exist.</source>
            <translation>المجلد {path} غير موجود.</translation>
        </message>
        <message>
            <source>Choose another folder, or create it.</source>
            <translation>اختر مجلدًا آخر، أو أنشئه.</translation>
        </message>
        <message>
            <source>“{name}” in {folder} could not be read or written.</source>
            <translation>تعذّرت قراءة «{name}» في {folder} أو الكتابة فيه.</translation>
        </message>
        <message>
            <source>Check the disk, or choose another place.</source>
            <translation>تحقق من القرص، أو اختر مكانًا آخر.</translation>
        </message>
        <message>
            <source>The link to {host} is not encrypted, so anybody on the way could change the file.</source>
            <translation>الرابط إلى {host} غير مشفّر، فيستطيع أي كان في الطريق تغيير الملف.</translation>
        </message>
        <message>
            <source>Ask for a link that begins with https.</source>
            <translation>اطلب رابطًا يبدأ بـ https.</translation>
        </message>
        <message>
            <source>The link leads to {host}, which is inside your own network.</source>
            <translation>يؤدي الرابط إلى {host}، وهو داخل شبكتك.</translation>
        </message>
        <message>
            <source>Take it only if you expect a file from there.</source>
            <translation>لا تقبله إلا إذا كنت تنتظر ملفًا من هناك.</translation>
        </message>
        <message>
            <source>The link to {host} leads from one place to the next without an end.</source>
            <translation>ينتقل الرابط إلى {host} من موضع إلى آخر بلا نهاية.</translation>
        </message>
        <message>
            <source>Ask for another link.</source>
            <translation>اطلب رابطًا آخر.</translation>
        </message>
        <message>
            <source>The link to {host} is not one that a file can be fetched from.</source>
            <translation>الرابط إلى {host} ليس مما يمكن جلب ملف منه.</translation>
        </message>
        <message>
            <source>Fetching from {host} would show your address, which this contact must not learn.</source>
            <translation>الجلب من {host} يُظهر عنوانك، وينبغي ألا تعرفه جهة الاتصال هذه.</translation>
        </message>
        <message>
            <source>Change that in the contact's settings if you want the file.</source>
            <translation>غيّر ذلك في إعدادات جهة الاتصال إن كنت تريد الملف.</translation>
        </message>
        <message>
            <source>What came from {host} does not open with the key of its link: it was changed, or is another file.</source>
            <translation>ما جاء من {host} لا يُفتح بمفتاح رابطه: لقد غُيِّر، أو هو ملف آخر.</translation>
        </message>
        <message>
            <source>Nothing of it was kept. Ask for another link.</source>
            <translation>لم يُحتفظ بشيء منه. اطلب رابطًا آخر.</translation>
        </message>
        <message>
            <source>The folder “{name}” holds {found} files, and no more than {limit} can travel together.</source>
            <translation>يحوي المجلد «{name}» {found} من الملفات، ولا يمكن نقل أكثر من {limit} معًا.</translation>
        </message>
        <message>
            <source>Pack it into one file, or send its folders one after the other.</source>
            <translation>احزمه في ملف واحد، أو أرسل مجلداته واحدًا بعد الآخر.</translation>
        </message>
        <message>
            <source>The folder “{name}” has folders within folders, more than {limit} deep.</source>
            <translation>في المجلد «{name}» مجلدات متداخلة يتجاوز عمقها {limit}.</translation>
        </message>
        <message>
            <source>Pack it into one file.</source>
            <translation>احزمه في ملف واحد.</translation>
        </message>
        <message>
            <source>The names in the folder “{name}” are too long to be sent.</source>
            <translation>الأسماء في المجلد «{name}» أطول من أن تُرسل.</translation>
        </message>
        <message>
            <source>Their program takes no folders, and the {found} files of “{name}” are too many to be offered one by one.</source>
            <translation>برنامج الطرف الآخر لا يقبل مجلدات، وملفات «{name}» وعددها {found} أكثر من أن تُعرض واحدًا واحدًا.</translation>
        </message>
        <message>
            <source>The folder “{name}” came with a list of files that no folder has. Nothing of it was kept.</source>
            <translation>جاء المجلد «{name}» بقائمة ملفات لا يمكن أن تكون لمجلد. ولم يُحفظ منه شيء.</translation>
        </message>
        <message>
            <source>Ask for single files, and take them only from people you trust.</source>
            <translation>اطلب ملفات مفردة، ولا تقبلها إلا ممن تثق به.</translation>
        </message>
        <message>
            <source>There is no address yet.</source>
            <translation>لا عنوان بعد.</translation>
        </message>
        <message>
            <source>An address looks like name@server, for example alice@river.example.</source>
            <translation>يكون العنوان على صورة name@server، مثل alice@river.example.</translation>
        </message>
        <message>
            <source>“{text}” is not an address.</source>
            <translation>«{text}» ليس عنوانًا.</translation>
        </message>
        <message>
            <source>The server did not accept the sign-in of {account}.</source>
            <translation>لم يقبل الخادم تسجيل دخول {account}.</translation>
        </message>
        <message>
            <source>The password of {account} is not stored on this computer.</source>
            <translation>كلمة مرور {account} غير محفوظة على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Enter it to sign in.</source>
            <translation>أدخلها لتسجيل الدخول.</translation>
        </message>
        <message>
            <source>There is no server called {host}, or the network cannot look up names right now.</source>
            <translation>لا يوجد خادم اسمه {host}، أو أن الشبكة لا تستطيع البحث عن الأسماء الآن.</translation>
        </message>
        <message>
            <source>Check the name of the server, the part of an address after the @, and the network connection.</source>
            <translation>تحقق من اسم الخادم، أي الجزء الذي يلي @ في العنوان، ومن اتصال الشبكة.</translation>
        </message>
        <message>
            <source>{host} could not be reached on port {port}: nothing answers there.</source>
            <translation>تعذّر الوصول إلى {host} على المنفذ {port}: لا شيء يجيب هناك.</translation>
        </message>
        <message>
            <source>The server may be down or a firewall may close the way. Check server, port and network.</source>
            <translation>ربما كان الخادم متوقفًا أو أغلق جدار حماية الطريق. تحقق من الخادم والمنفذ والشبكة.</translation>
        </message>
        <message>
            <source>{host} offers no way to sign in that keeps the password secret.</source>
            <translation>لا يوفر {host} طريقة لتسجيل الدخول تبقي كلمة المرور سرية.</translation>
        </message>
        <message>
            <source>No password was sent. Ask the server's operator to switch on encrypted sign-in.</source>
            <translation>لم تُرسل كلمة المرور. اطلب من مشغّل الخادم تفعيل تسجيل الدخول المشفّر.</translation>
        </message>
        <message>
            <source>{host} took the connection and then said nothing for {time}.</source>
            <translation>قبل {host} الاتصال ثم لم يقل شيئًا مدة {time}.</translation>
        </message>
        <message>
            <source>It may be overloaded, or the port may belong to something else. Try again later.</source>
            <translation>ربما كان مثقلًا، أو كان المنفذ لشيء آخر. حاول مجددًا لاحقًا.</translation>
        </message>
        <message>
            <source>{host} ended the connection.</source>
            <translation>أنهى {host} الاتصال.</translation>
        </message>
        <message>
            <source>{account} is offline, so this could not be done.</source>
            <translation>{account} غير متصل، فتعذّر ذلك.</translation>
        </message>
        <message>
            <source>Go online and try again.</source>
            <translation>اتصل ثم حاول مجددًا.</translation>
        </message>
        <message>
            <source>The account {account} is not set up here.</source>
            <translation>الحساب {account} غير مُعدّ هنا.</translation>
        </message>
        <message>
            <source>Add it in the settings.</source>
            <translation>أضفه في الإعدادات.</translation>
        </message>
        <message>
            <source>{host} did not create the account.</source>
            <translation>لم ينشئ {host} الحساب.</translation>
        </message>
        <message>
            <source>Check what you entered, or choose another server.</source>
            <translation>تحقق مما أدخلته، أو اختر خادمًا آخر.</translation>
        </message>
        <message>
            <source>The system's keyring is missing or locked, so the password cannot be kept there.</source>
            <translation>سلسلة مفاتيح النظام غائبة أو مقفلة، فلا يمكن حفظ كلمة المرور فيها.</translation>
        </message>
        <message>
            <source>Unlock the keyring, or choose another place for the password.</source>
            <translation>افتح قفل سلسلة المفاتيح، أو اختر مكانًا آخر لكلمة المرور.</translation>
        </message>
        <message>
            <source>{peer} answered that this is not possible.</source>
            <translation>أجاب {peer} بأن هذا غير ممكن.</translation>
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation>لم يجب {peer} مدة {time}.</translation>
        </message>
        <message>
            <source>The connection may be slow or gone. Try again in a moment.</source>
            <translation>ربما كان الاتصال بطيئًا أو مقطوعًا. حاول مجددًا بعد قليل.</translation>
        </message>
        <message>
            <source>Something in Gharial itself did not work as it should.</source>
            <translation>لم يعمل شيء في Gharial نفسه كما ينبغي.</translation>
        </message>
        <message>
            <source>Try again. “Copy details” and the log file help to report it.</source>
            <translation>حاول مجددًا. يساعد «نسخ التفاصيل» وملف السجل في الإبلاغ عنه.</translation>
        </message>
        <message>
            <source>It said: “{text}”.</source>
            <translation>نص الجواب: «{text}».</translation>
        </message>
        <message>
            <source>{first} {second}</source>
            <translation>{first} {second}</translation>
        </message>
        <message>
            <source>The server</source>
            <translation>الخادم</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} ث</translation>
        </message>
        <message>
            <source>Somebody in {room} is already called that.</source>
            <translation>هذا الاسم لشخص آخر في {room}.</translation>
        </message>
        <message>
            <source>{room} does not let you be called that.</source>
            <translation>لا يسمح لك {room} بهذا الاسم.</translation>
        </message>
        <message>
            <source>Use the name that is reserved for you there, or ask an owner of the room.</source>
            <translation>استخدم الاسم المحجوز لك هناك، أو اسأل أحد مالكي الغرفة.</translation>
        </message>
        <message>
            <source>You are banned from {room}.</source>
            <translation>أنت محظور من {room}.</translation>
        </message>
        <message>
            <source>Only somebody who runs the room can change that.</source>
            <translation>لا يستطيع تغيير ذلك إلا من يدير الغرفة.</translation>
        </message>
        <message>
            <source>{room} wants a password, and this was none or not the right one.</source>
            <translation>يطلب {room} كلمة مرور، ولم تُدخل أو لم تكن صحيحة.</translation>
        </message>
        <message>
            <source>Ask somebody who is in the room for it.</source>
            <translation>اسأل عنها أحد الموجودين في الغرفة.</translation>
        </message>
        <message>
            <source>{room} is only for its members.</source>
            <translation>{room} للأعضاء فقط.</translation>
        </message>
        <message>
            <source>Ask somebody who is in the room to invite you.</source>
            <translation>اطلب من أحد الموجودين في الغرفة دعوتك.</translation>
        </message>
        <message>
            <source>{room} is full.</source>
            <translation>{room} ممتلئة.</translation>
        </message>
        <message>
            <source>Try again when somebody has left.</source>
            <translation>حاول مجددًا حين يغادر أحد.</translation>
        </message>
        <message>
            <source>There is no room {room}, or it is not open at the moment.</source>
            <translation>لا توجد غرفة {room}، أو أنها غير مفتوحة حاليًا.</translation>
        </message>
        <message>
            <source>Check the address, or create the room.</source>
            <translation>تحقق من العنوان، أو أنشئ الغرفة.</translation>
        </message>
        <message>
            <source>There already is a room {room}.</source>
            <translation>توجد غرفة {room} بالفعل.</translation>
        </message>
        <message>
            <source>Join it, or choose another address for the new one.</source>
            <translation>انضم إليها، أو اختر عنوانًا آخر للغرفة الجديدة.</translation>
        </message>
        <message>
            <source>The server does not let you create {room}.</source>
            <translation>لا يسمح لك الخادم بإنشاء {room}.</translation>
        </message>
        <message>
            <source>Create it on another server, or ask the operator of this one.</source>
            <translation>أنشئها على خادم آخر، أو اسأل مشغّل هذا الخادم.</translation>
        </message>
        <message>
            <source>{room} was closed for good.</source>
            <translation>أُغلقت {room} نهائيًا.</translation>
        </message>
        <message>
            <source>Ask its people where they went.</source>
            <translation>اسأل أهلها إلى أين انتقلوا.</translation>
        </message>
        <message>
            <source>You do not have the rights for that in {room}.</source>
            <translation>ليست لديك صلاحيات ذلك في {room}.</translation>
        </message>
        <message>
            <source>Ask somebody who runs the room.</source>
            <translation>اسأل من يدير الغرفة.</translation>
        </message>
        <message>
            <source>You are not in {room}.</source>
            <translation>لست في {room}.</translation>
        </message>
        <message>
            <source>Join it first.</source>
            <translation>انضم إليها أولًا.</translation>
        </message>
        <message>
            <source>That person is no longer in {room}.</source>
            <translation>لم يعد ذلك الشخص في {room}.</translation>
        </message>
        <message>
            <source>{room} no longer has that message.</source>
            <translation>لم تعد تلك الرسالة موجودة في {room}.</translation>
        </message>
        <message>
            <source>{room} has no place for group chats.</source>
            <translation>لا مكان في {room} لدردشات جماعية.</translation>
        </message>
        <message>
            <source>Enter the whole address of a room on another server.</source>
            <translation>أدخل العنوان الكامل لغرفة على خادم آخر.</translation>
        </message>
        <message>
            <source>The server of {room} cannot be reached at the moment.</source>
            <translation>يتعذّر الوصول إلى خادم {room} حاليًا.</translation>
        </message>
        <message>
            <source>You were kicked out of {room}.</source>
            <translation>أُخرجت من {room}.</translation>
        </message>
        <message>
            <source>You may join it again.</source>
            <translation>يمكنك الانضمام إليها مجددًا.</translation>
        </message>
        <message>
            <source>You were banned from {room}.</source>
            <translation>حُظرت من {room}.</translation>
        </message>
        <message>
            <source>{room} is now only for its members, and you are none.</source>
            <translation>صارت {room} للأعضاء فقط، ولست منهم.</translation>
        </message>
        <message>
            <source>The server of {room} is being shut down or restarted.</source>
            <translation>يجري إيقاف خادم {room} أو إعادة تشغيله.</translation>
        </message>
        <message>
            <source>Gharial joins again by itself.</source>
            <translation>ينضم Gharial مجددًا من تلقاء نفسه.</translation>
        </message>
        <message>
            <source>The connection to {room} was lost.</source>
            <translation>انقطع الاتصال بـ {room}.</translation>
        </message>
        <message>
            <source>{room} did not do that.</source>
            <translation>لم تنفّذ {room} ذلك.</translation>
        </message>
        <message>
            <source>You are no longer in {room}.</source>
            <translation>لم تعد في {room}.</translation>
        </message>
        <message>
            <source>You may try to join it again.</source>
            <translation>يمكنك محاولة الانضمام إليها مجددًا.</translation>
        </message>
        <message>
            <source>It was done by {name}.</source>
            <translation>فعل ذلك {name}.</translation>
        </message>
        <message>
            <source>The reason given: “{reason}”.</source>
            <translation>السبب المذكور: «{reason}».</translation>
        </message>
        <message>
            <source>It goes on at {room}.</source>
            <translation>يستمر النقاش في {room}.</translation>
        </message>
        <message>
            <source>{peer}'s program takes no more offers for the moment: enough wait for an answer.</source>
            <translation>لا يقبل برنامج {peer} عروضًا أخرى في الوقت الحالي: هناك ما يكفي منها بانتظار الرد.</translation>
        </message>
        <message>
            <source>Try again when they have answered some.</source>
            <translation>أعد المحاولة بعد أن يُجاب عن بعضها.</translation>
        </message>
        <message>
            <source>{peer} declined the file.</source>
            <translation>رفض {peer} الملف.</translation>
        </message>
        <message>
            <source>You cancelled it.</source>
            <translation>لقد ألغيته.</translation>
        </message>
        <message>
            <source>The other side cancelled it.</source>
            <translation>ألغاه الطرف الآخر.</translation>
        </message>
        <message>
            <source>Ask them, then try again.</source>
            <translation>اسأله ثم حاول مجددًا.</translation>
        </message>
        <message>
            <source>{peer}'s program takes this only encrypted, and it was offered in the open.</source>
            <translation>لا يقبل برنامج {peer} هذا إلا مشفّرًا، وقد عُرض دون تشفير.</translation>
        </message>
        <message>
            <source>Ask whether their program can be set to take files in the open.</source>
            <translation>اسأل إن كان يمكن ضبط البرنامج ليقبل الملفات دون تشفير.</translation>
        </message>
        <message>
            <source>{peer}'s program does not send files that it is asked for.</source>
            <translation>برنامج {peer} لا يرسل ملفات تُطلب منه.</translation>
        </message>
        <message>
            <source>Ask them to send it to you.</source>
            <translation>اطلب منه أن يرسله إليك.</translation>
        </message>
        <message>
            <source>{peer}'s program wants the file sent somewhere else. Nothing was sent there.</source>
            <translation>يريد برنامج {peer} إرسال الملف إلى مكان آخر. لم يُرسَل شيء إلى هناك.</translation>
        </message>
        <message>
            <source>Ask them which address or program to send it to.</source>
            <translation>اسأل عن العنوان أو البرنامج الذي يجب إرساله إليه.</translation>
        </message>
        <message>
            <source>{peer}'s program cannot take a file this way.</source>
            <translation>لا يستطيع برنامج {peer} أخذ ملف بهذا المسار.</translation>
        </message>
        <message>
            <source>Send it when they are signed in with another program or device.</source>
            <translation>أرسله حين يسجّل الدخول ببرنامج أو جهاز آخر.</translation>
        </message>
        <message>
            <source>The file has {size}, and this way carries no more than {limit}.</source>
            <translation>حجم الملف {size}، ولا يحمل هذا المسار أكثر من {limit}.</translation>
        </message>
        <message>
            <source>Another way or smaller parts will do.</source>
            <translation>يصلح لذلك مسار آخر أو أجزاء أصغر.</translation>
        </message>
        <message>
            <source>{peer}'s program did not keep to the encryption that was asked for.</source>
            <translation>لم يلتزم برنامج {peer} بالتشفير المطلوب.</translation>
        </message>
        <message>
            <source>Nothing was sent in the open. Ask which encryption their program knows.</source>
            <translation>لم يُرسل شيء مكشوفًا. اسأل أي تشفير يعرفه برنامجه.</translation>
        </message>
        <message>
            <source>The two computers could not reach each other; routers or firewalls close the way.</source>
            <translation>لم يستطع الحاسوبان أن يصل أحدهما إلى الآخر؛ فالموجّهات أو جدران الحماية تسدّ الطريق.</translation>
        </message>
        <message>
            <source>Try again when one of you is on another network.</source>
            <translation>حاول مجددًا حين يكون أحدكما على شبكة أخرى.</translation>
        </message>
        <message>
            <source>The other side did not go on for {time}.</source>
            <translation>لم يواصل الطرف الآخر مدة {time}.</translation>
        </message>
        <message>
            <source>Try again; if it stays so, ask them to restart their program.</source>
            <translation>حاول مجددًا؛ فإن استمر الحال فاطلب منه إعادة تشغيل برنامجه.</translation>
        </message>
        <message>
            <source>{peer}'s program answered in a way that Gharial could not understand.</source>
            <translation>أجاب برنامج {peer} بما لم يفهمه Gharial.</translation>
        </message>
        <message>
            <source>“Copy details” has what the makers of that program need to know.</source>
            <translation>في «نسخ التفاصيل» ما يحتاج إليه صانعو ذلك البرنامج.</translation>
        </message>
        <message>
            <source>The other side gave up after {size} had arrived.</source>
            <translation>توقف الطرف الآخر بعد وصول {size}.</translation>
        </message>
        <message>
            <source>The file may have changed there, or their disk may be full; have it sent again.</source>
            <translation>ربما تغيّر الملف هناك أو امتلأ القرص؛ اطلب إرساله مجددًا.</translation>
        </message>
        <message>
            <source>The connection broke after {size} had arrived.</source>
            <translation>انقطع الاتصال بعد وصول {size}.</translation>
        </message>
        <message>
            <source>Try again when the connection is back.</source>
            <translation>حاول مجددًا حين يعود الاتصال.</translation>
        </message>
        <message>
            <source>{peer} does not share “{name}” with you any more.</source>
            <translation>لم يعد {peer} يشاركك «{name}».</translation>
        </message>
        <message>
            <source>Look at the list of their files again, or ask them.</source>
            <translation>انظر إلى قائمة ملفاته مرة أخرى، أو اسأله.</translation>
        </message>
        <message>
            <source>{peer} came with another file than the one you asked for, so nothing was taken.</source>
            <translation>جاء {peer} بملف غير الذي طلبته، فلم يُؤخذ شيء.</translation>
        </message>
        <message>
            <source>It may have changed there: look at the list of their files again.</source>
            <translation>ربما تغيّر الملف هناك: انظر إلى قائمة ملفاته مرة أخرى.</translation>
        </message>
        <message>
            <source>All bytes came, but they are not the same as those that were sent.</source>
            <translation>وصلت كل البيانات، لكنها ليست كما أُرسلت.</translation>
        </message>
        <message>
            <source>Do not use the file; have it sent again.</source>
            <translation>لا تستخدم الملف؛ اطلب إرساله مجددًا.</translation>
        </message>
        <message>
            <source>It was taken on another device of yours.</source>
            <translation>قُبل على جهاز آخر لك.</translation>
        </message>
        <message>
            <source>It was declined on another device of yours.</source>
            <translation>رُفض على جهاز آخر لك.</translation>
        </message>
        <message>
            <source>You chose another way.</source>
            <translation>اخترت مسارًا آخر.</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left, and that leaves a copy there.</source>
            <translation>لم يبقَ إلا الرفع إلى {server}، وهو يترك نسخة هناك.</translation>
        </message>
        <message>
            <source>Allow the upload, or wait until the other computer can be reached.</source>
            <translation>اسمح بالرفع، أو انتظر حتى يتسنى الوصول إلى الحاسوب الآخر.</translation>
        </message>
        <message>
            <source>{host} refused (answer {status}).</source>
            <translation>رفض {host} (الجواب {status}).</translation>
        </message>
        <message>
            <source>Try again later, or use another way.</source>
            <translation>حاول مجددًا لاحقًا، أو استخدم مسارًا آخر.</translation>
        </message>
        <message>
            <source>an unknown place</source>
            <translation>مكان غير معروف</translation>
        </message>
        <message>
            <source>{host} wants a password before it gives the file.</source>
            <translation>يطلب {host} كلمة مرور قبل أن يعطي الملف.</translation>
        </message>
        <message>
            <source>{host} does not allow it; the link may have run out.</source>
            <translation>لا يسمح {host} بذلك؛ ربما انتهت صلاحية الرابط.</translation>
        </message>
        <message>
            <source>Try again, or ask for the file anew.</source>
            <translation>حاول مجددًا، أو اطلب الملف من جديد.</translation>
        </message>
        <message>
            <source>{host} does not have the file any more.</source>
            <translation>لم يعد الملف لدى {host}.</translation>
        </message>
        <message>
            <source>Ask for it anew.</source>
            <translation>اطلبه من جديد.</translation>
        </message>
        <message>
            <source>The file is larger than {host} takes.</source>
            <translation>الملف أكبر مما يقبله {host}.</translation>
        </message>
        <message>
            <source>Send it another way.</source>
            <translation>أرسله بمسار آخر.</translation>
        </message>
        <message>
            <source>{host} is asked too often at the moment.</source>
            <translation>تُوجَّه إلى {host} طلبات كثيرة حاليًا.</translation>
        </message>
        <message>
            <source>{host} has no more room for your files.</source>
            <translation>لم يعد لدى {host} متسع لملفاتك.</translation>
        </message>
        <message>
            <source>Send it another way, or wait until older files there are gone.</source>
            <translation>أرسله بمسار آخر، أو انتظر حتى تزول ملفات أقدم من هناك.</translation>
        </message>
        <message>
            <source>{host} has trouble of its own at the moment.</source>
            <translation>لدى {host} عطل حاليًا.</translation>
        </message>
        <message>
            <source>{host} did not allow the upload; its leave for this file may have run out.</source>
            <translation>لم يسمح {host} بالرفع؛ ربما انتهت صلاحية إذن هذا الملف.</translation>
        </message>
        <message>
            <source>Try again, or send it another way.</source>
            <translation>حاول مجددًا، أو أرسله بمسار آخر.</translation>
        </message>
        <message>
            <source>{host} has no place for the file where it had promised one.</source>
            <translation>ليس لدى {host} مكان للملف حيث وعد به.</translation>
        </message>
        <message>
            <source>{host} did not understand the upload.</source>
            <translation>لم يفهم {host} الرفع.</translation>
        </message>
        <message>
            <source>{host} does not take files of this kind.</source>
            <translation>لا يقبل {host} ملفات من هذا النوع.</translation>
        </message>
    </context>
    <context>
        <name>figures</name>
        <message>
            <source>{size}/s</source>
            <translation>{size}/ث</translation>
        </message>
        <message>
            <source>1 byte</source>
            <translation>بايت واحد</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} ث</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} د</translation>
        </message>
        <message>
            <source>about an hour</source>
            <translation>نحو ساعة</translation>
        </message>
        <message numerus="yes">
            <source>about %n hours</source>
            <translation>
                <numerusform>أقل من ساعة</numerusform>
                <numerusform>نحو ساعة</numerusform>
                <numerusform>نحو ساعتين</numerusform>
                <numerusform>نحو %Ln ساعات</numerusform>
                <numerusform>نحو %Ln ساعة</numerusform>
                <numerusform>نحو %Ln ساعة</numerusform>
            </translation>
        </message>
        <message>
            <source>about a day</source>
            <translation>نحو يوم</translation>
        </message>
        <message numerus="yes">
            <source>about %n days</source>
            <translation>
                <numerusform>أقل من يوم</numerusform>
                <numerusform>نحو يوم</numerusform>
                <numerusform>نحو يومين</numerusform>
                <numerusform>نحو %Ln أيام</numerusform>
                <numerusform>نحو %Ln يومًا</numerusform>
                <numerusform>نحو %Ln يوم</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>keys</name>
        <message>
            <source>In every window</source>
            <translation>في كل نافذة</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>جهات الاتصال</translation>
        </message>
        <message>
            <source>Conversations</source>
            <translation>المحادثات</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>عمليات النقل</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>XML console</source>
            <translation>وحدة تحكم XML</translation>
        </message>
        <message>
            <source>Show this list</source>
            <translation>عرض هذه القائمة</translation>
        </message>
        <message>
            <source>To the next control, or back</source>
            <translation>إلى عنصر التحكم التالي أو السابق</translation>
        </message>
        <message>
            <source>To the next part of the window, or back</source>
            <translation>إلى الجزء التالي من النافذة أو السابق</translation>
        </message>
        <message>
            <source>Open the menu of what is chosen</source>
            <translation>فتح قائمة العنصر المختار</translation>
        </message>
        <message>
            <source>Close a dialog, a search or a menu</source>
            <translation>إغلاق مربع حوار أو بحث أو قائمة</translation>
        </message>
        <message>
            <source>Search people, messages and files</source>
            <translation>البحث عن أشخاص ورسائل وملفات</translation>
        </message>
        <message>
            <source>Open the conversation with who is chosen</source>
            <translation>فتح المحادثة مع الشخص المختار</translation>
        </message>
        <message>
            <source>Fold or unfold a group</source>
            <translation>طيّ مجموعة أو فتحها</translation>
        </message>
        <message>
            <source>Rename who is chosen</source>
            <translation>إعادة تسمية الشخص المختار</translation>
        </message>
        <message>
            <source>Remove who is chosen, after a question</source>
            <translation>إزالة الشخص المختار، بعد سؤال</translation>
        </message>
        <message>
            <source>Add a contact</source>
            <translation>إضافة جهة اتصال</translation>
        </message>
        <message>
            <source>Join a group chat</source>
            <translation>الانضمام إلى دردشة جماعية</translation>
        </message>
        <message>
            <source>Start a group chat</source>
            <translation>بدء دردشة جماعية</translation>
        </message>
        <message>
            <source>Show or hide people who are offline</source>
            <translation>إظهار غير المتصلين أو إخفاؤهم</translation>
        </message>
        <message>
            <source>Show the transfers</source>
            <translation>عرض عمليات النقل</translation>
        </message>
        <message>
            <source>Show the settings</source>
            <translation>عرض الإعدادات</translation>
        </message>
        <message>
            <source>Show the XML console</source>
            <translation>عرض وحدة تحكم XML</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Next conversation</source>
            <translation>المحادثة التالية</translation>
        </message>
        <message>
            <source>Previous conversation</source>
            <translation>المحادثة السابقة</translation>
        </message>
        <message>
            <source>Close the conversation</source>
            <translation>إغلاق المحادثة</translation>
        </message>
        <message>
            <source>Search this conversation</source>
            <translation>البحث في هذه المحادثة</translation>
        </message>
        <message>
            <source>Send a file</source>
            <translation>إرسال ملف</translation>
        </message>
        <message>
            <source>Send a folder</source>
            <translation>إرسال مجلد</translation>
        </message>
        <message>
            <source>Insert an emoji</source>
            <translation>إدراج رمز تعبيري</translation>
        </message>
        <message>
            <source>To the latest message</source>
            <translation>إلى أحدث رسالة</translation>
        </message>
        <message>
            <source>Scroll the messages while writing</source>
            <translation>تمرير الرسائل أثناء الكتابة</translation>
        </message>
        <message>
            <source>From the input to the messages</source>
            <translation>من حقل الكتابة إلى الرسائل</translation>
        </message>
        <message>
            <source>Open the link of a message</source>
            <translation>فتح رابط الرسالة</translation>
        </message>
        <message>
            <source>To the people of a group chat</source>
            <translation>إلى الأشخاص في دردشة جماعية</translation>
        </message>
        <message>
            <source>Edit your last message, in an empty line</source>
            <translation>تعديل رسالتك الأخيرة، في سطر فارغ</translation>
        </message>
        <message>
            <source>Copy the chosen messages</source>
            <translation>نسخ الرسائل المختارة</translation>
        </message>
        <message>
            <source>To the buttons of a message</source>
            <translation>إلى أزرار رسالة</translation>
        </message>
        <message>
            <source>Search files and people</source>
            <translation>البحث عن ملفات وأشخاص</translation>
        </message>
        <message>
            <source>Answer an offer, or open the file</source>
            <translation>الرد على عرض، أو فتح الملف</translation>
        </message>
        <message>
            <source>Show the file in its folder</source>
            <translation>إظهار الملف في مجلده</translation>
        </message>
        <message>
            <source>Pause, or go on</source>
            <translation>إيقاف مؤقت أو استئناف</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message>
            <source>Cancel, or remove from the list</source>
            <translation>إلغاء، أو إزالة من القائمة</translation>
        </message>
        <message>
            <source>Earlier or later in the queue</source>
            <translation>تقديم في الدور أو تأخير</translation>
        </message>
        <message>
            <source>Search the settings</source>
            <translation>البحث في الإعدادات</translation>
        </message>
        <message>
            <source>Search the stanzas</source>
            <translation>البحث في المقاطع</translation>
        </message>
        <message>
            <source>Save what is shown</source>
            <translation>حفظ المعروض</translation>
        </message>
        <message>
            <source>Forget what is shown</source>
            <translation>مسح المعروض</translation>
        </message>
        <message>
            <source>Write a stanza</source>
            <translation>كتابة مقطع</translation>
        </message>
        <message>
            <source>Copy the chosen stanzas</source>
            <translation>نسخ المقاطع المختارة</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>إغلاق النافذة</translation>
        </message>
    </context>
    <context>
        <name>offer</name>
        <message>
            <source>Another of your own devices</source>
            <translation>جهاز آخر من أجهزتك</translation>
        </message>
        <message>
            <source>Your device {name}</source>
            <translation>جهازك {name}</translation>
        </message>
        <message>
            <source>Your other device</source>
            <translation>جهازك الآخر</translation>
        </message>
        <message>
            <source>Somebody in a group chat, where everybody chooses their own name</source>
            <translation>شخص في دردشة جماعية، حيث يختار كل واحد اسمه بنفسه</translation>
        </message>
        <message>
            <source>Not in your contacts</source>
            <translation>ليس ضمن جهات اتصالك</translation>
        </message>
        <message>
            <source>One of your contacts, in {groups}</source>
            <translation>من جهات اتصالك، في {groups}</translation>
        </message>
        <message>
            <source>One of your contacts</source>
            <translation>من جهات اتصالك</translation>
        </message>
        <message>
            <source>{name} wants to send you a folder</source>
            <translation>يريد {name} إرسال مجلد إليك</translation>
        </message>
        <message>
            <source>{name} wants to send you a file</source>
            <translation>يريد {name} إرسال ملف إليك</translation>
        </message>
        <message>
            <source>{name} wants to send you {count} files</source>
            <translation>يريد {name} إرسال ملفات إليك، عددها {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n files offered together</source>
            <translation>
                <numerusform>لا ملفات معروضة معًا</numerusform>
                <numerusform>ملف واحد معروض</numerusform>
                <numerusform>ملفان معروضان معًا</numerusform>
                <numerusform>%Ln ملفات معروضة معًا</numerusform>
                <numerusform>%Ln ملفًا معروضًا معًا</numerusform>
                <numerusform>%Ln ملف معروض معًا</numerusform>
            </translation>
        </message>
        <message>
            <source>{files}, {size} in all</source>
            <translation>{files}، {size} في المجموع</translation>
        </message>
        <message>
            <source>empty folder</source>
            <translation>مجلد فارغ</translation>
        </message>
        <message>
            <source>folder</source>
            <translation>مجلد</translation>
        </message>
        <message numerus="yes">
            <source>folder of %n files</source>
            <translation>
                <numerusform>مجلد بلا ملفات</numerusform>
                <numerusform>مجلد فيه ملف</numerusform>
                <numerusform>مجلد فيه ملفان</numerusform>
                <numerusform>مجلد فيه %Ln ملفات</numerusform>
                <numerusform>مجلد فيه %Ln ملفًا</numerusform>
                <numerusform>مجلد فيه %Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation>الحجم غير معروف</translation>
        </message>
        <message>
            <source>Last changed {time}</source>
            <translation>آخر تعديل {time}</translation>
        </message>
        <message numerus="yes">
            <source>One of %n files sent together, {size} in all</source>
            <translation>
                <numerusform>لا ملفات مرسلة معًا، المجموع {size}</numerusform>
                <numerusform>ملف واحد مرسل وحده، المجموع {size}</numerusform>
                <numerusform>أحد ملفين مرسلين معًا، المجموع {size}</numerusform>
                <numerusform>أحد %Ln ملفات مرسلة معًا، المجموع {size}</numerusform>
                <numerusform>أحد %Ln ملفًا مرسلة معًا، المجموع {size}</numerusform>
                <numerusform>أحد %Ln ملف مرسلة معًا، المجموع {size}</numerusform>
            </translation>
        </message>
        <message>
            <source>It comes directly where that is possible, otherwise through a server.</source>
            <translation>يأتي مباشرة حيث أمكن، وإلا فعبر خادم.</translation>
        </message>
        <message>
            <source>It lies on {host}, which would see your network address. You keep that from {name}, so it can only be fetched once you allow it under “File settings” in the menu of the contact.</source>
            <translation>يوجد على {host} الذي سيرى عنوانك في الشبكة. وأنت تخفيه عن {name}، فلا يمكن جلب الملف إلا بعد أن تسمح بذلك ضمن «إعدادات الملفات» في قائمة جهة الاتصال.</translation>
        </message>
        <message>
            <source>It is fetched from {host}, which will see your network address.</source>
            <translation>يُجلب من {host} الذي سيرى عنوانك في الشبكة.</translation>
        </message>
        <message>
            <source>{name}’s computer will not see your network address, as you chose: it comes through a server.</source>
            <translation>لن يرى حاسوب {name} عنوانك في الشبكة، كما اخترت: يأتي عبر خادم.</translation>
        </message>
        <message>
            <source>Their computer will not see your network address: files of strangers come through a server.</source>
            <translation>لن يرى حاسوب المرسل عنوانك في الشبكة: ملفات الغرباء تأتي عبر خادم.</translation>
        </message>
        <message>
            <source>{name}’s computer will see your network address if it comes directly.</source>
            <translation>سيرى حاسوب {name} عنوانك في الشبكة إن أتى مباشرة.</translation>
        </message>
        <message>
            <source>no ending, type unknown</source>
            <translation>بلا امتداد، والنوع غير معروف</translation>
        </message>
        <message>
            <source>Accept it only if you expect it; it is never opened by itself.</source>
            <translation>اقبله فقط إن كنت تتوقعه؛ ولا يُفتح أبدًا من تلقاء نفسه.</translation>
        </message>
        <message>
            <source>{name} ({kind})</source>
            <translation>{name} ({kind})</translation>
        </message>
        <message>
            <source>Mind these, which can do harm when they are opened: {names}</source>
            <translation>انتبه لهذه، فقد تضرّ عند فتحها: {names}</translation>
        </message>
        <message>
            <source>unknown type (.{ending})</source>
            <translation>نوع غير معروف (⁦.{ending}⁩)</translation>
        </message>
        <message>
            <source>{type} (.{ending})</source>
            <translation>{type} (⁦.{ending}⁩)</translation>
        </message>
        <message>
            <source>{names} and more</source>
            <translation>{names} وغيرها</translation>
        </message>
        <message>
            <source>This address looks like that of your contact {address}, but it is another.</source>
            <translation>يشبه هذا العنوان عنوان جهة اتصالك {address}، لكنه غيره.</translation>
        </message>
        <message>
            <source>This address mixes letters of several alphabets and may imitate another address.</source>
            <translation>يخلط هذا العنوان حروفًا من أبجديات عدة وقد يقلّد عنوانًا آخر.</translation>
        </message>
        <message>
            <source>Files from {name} up to {size} now go to {folder} without a question.</source>
            <translation>ملفات {name} حتى {size} تُحفظ الآن في {folder} دون سؤال.</translation>
        </message>
        <message>
            <source>Files from {name} now go to {folder} without a question.</source>
            <translation>ملفات {name} تُحفظ الآن في {folder} دون سؤال.</translation>
        </message>
    </context>
    <context>
        <name>opening</name>
        <message>
            <source>Open with care</source>
            <translation>افتح بحذر</translation>
        </message>
        <message>
            <source>Open “{name}”?</source>
            <translation>هل تريد فتح «{name}»؟</translation>
        </message>
        <message>
            <source>Open it only if you know who sent it and what it is for.</source>
            <translation>افتحه فقط إن كنت تعرف من أرسله ولأي غرض.</translation>
        </message>
        <message>
            <source>Open anyway</source>
            <translation>فتح رغم ذلك</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
        <message>
            <source>Not there</source>
            <translation>غير موجود</translation>
        </message>
    </context>
    <context>
        <name>other_end</name>
        <message>
            <source>{program} ({device})</source>
            <translation>{program} ({device})</translation>
        </message>
        <message>
            <source>your device {name}</source>
            <translation>جهازك {name}</translation>
        </message>
        <message>
            <source>your other devices</source>
            <translation>أجهزتك الأخرى</translation>
        </message>
    </context>
    <context>
        <name>presence</name>
        <message>
            <source>Available</source>
            <translation>متاح</translation>
        </message>
        <message>
            <source>Free to chat</source>
            <translation>متاح للدردشة</translation>
        </message>
        <message>
            <source>Away</source>
            <translation>بعيد</translation>
        </message>
        <message>
            <source>Away for longer</source>
            <translation>بعيد لمدة طويلة</translation>
        </message>
        <message>
            <source>Do not disturb</source>
            <translation>الرجاء عدم الإزعاج</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>غير متصل</translation>
        </message>
    </context>
    <context>
        <name>receipt</name>
        <message>
            <source>Made by {program} on {time}</source>
            <translation>أعدّه {program} في {time}</translation>
        </message>
        <message>
            <source>Receipt of a file transfer</source>
            <translation>إيصال نقل ملف</translation>
        </message>
        <message>
            <source>{address} (this side)</source>
            <translation>{address} (هذا الطرف)</translation>
        </message>
        <message>
            <source>Name: {name}</source>
            <translation>الاسم: {name}</translation>
        </message>
        <message>
            <source>Size: {size} ({bytes} bytes)</source>
            <translation>الحجم: {size} ({bytes} بايت)</translation>
        </message>
        <message>
            <source>What: {words}</source>
            <translation>ما هو: {words}</translation>
        </message>
        <message>
            <source>Sender: {address}</source>
            <translation>المرسل: {address}</translation>
        </message>
        <message>
            <source>Recipient: {address}</source>
            <translation>المستلم: {address}</translation>
        </message>
        <message>
            <source>Begun: {time}</source>
            <translation>البداية: {time}</translation>
        </message>
        <message>
            <source>Ended: {time}</source>
            <translation>النهاية: {time}</translation>
        </message>
        <message>
            <source>Way: {words}</source>
            <translation>الطريق: {words}</translation>
        </message>
        <message>
            <source>Hash here: {hash}</source>
            <translation>البصمة هنا: {hash}</translation>
        </message>
        <message>
            <source>Hash at the other side: {hash}</source>
            <translation>البصمة لدى الطرف الآخر: {hash}</translation>
        </message>
        <message>
            <source>Files in the folder:</source>
            <translation>الملفات في المجلد:</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>لم تُذكر</translation>
        </message>
        <message>
            <source>{time} ({zone})</source>
            <translation>{time} ({zone})</translation>
        </message>
    </context>
    <context>
        <name>rooms</name>
        <message>
            <source>{nick} in {room}</source>
            <translation>{nick} في {room}</translation>
        </message>
        <message>
            <source>1 person</source>
            <translation>شخص واحد</translation>
        </message>
        <message numerus="yes">
            <source>%n people</source>
            <translation>
                <numerusform>لا أحد</numerusform>
                <numerusform>شخص واحد</numerusform>
                <numerusform>شخصان</numerusform>
                <numerusform>%Ln أشخاص</numerusform>
                <numerusform>%Ln شخصًا</numerusform>
                <numerusform>%Ln شخص</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} is typing…</source>
            <translation>{name} يكتب…</translation>
        </message>
        <message>
            <source>{name} and {other} are typing…</source>
            <translation>{name} و{other} يكتبان…</translation>
        </message>
        <message>
            <source>{name}, {other} and {third} are typing…</source>
            <translation>{name} و{other} و{third} يكتبون…</translation>
        </message>
        <message>
            <source>Several people are typing…</source>
            <translation>عدة أشخاص يكتبون…</translation>
        </message>
        <message>
            <source>only for members</source>
            <translation>للأعضاء فقط</translation>
        </message>
        <message>
            <source>joining…</source>
            <translation>جارٍ الانضمام…</translation>
        </message>
        <message>
            <source>could not be joined</source>
            <translation>تعذّر الانضمام</translation>
        </message>
        <message>
            <source>not joined</source>
            <translation>لم يُنضم إليها</translation>
        </message>
        <message>
            <source>kicked out</source>
            <translation>أُخرجت</translation>
        </message>
        <message>
            <source>closed for good</source>
            <translation>أُغلقت نهائيًا</translation>
        </message>
        <message>
            <source>Moderators</source>
            <translation>المشرفون</translation>
        </message>
        <message>
            <source>Only listening</source>
            <translation>مستمعون فقط</translation>
        </message>
        <message>
            <source>People</source>
            <translation>الأشخاص</translation>
        </message>
        <message>
            <source>owner</source>
            <translation>مالك</translation>
        </message>
        <message>
            <source>admin</source>
            <translation>مدير</translation>
        </message>
        <message>
            <source>member</source>
            <translation>عضو</translation>
        </message>
        <message>
            <source>banned</source>
            <translation>محظور</translation>
        </message>
        <message>
            <source>you</source>
            <translation>أنت</translation>
        </message>
    </context>
    <context>
        <name>roster</name>
        <message>
            <source>Not in your contacts</source>
            <translation>ليسوا ضمن جهات اتصالك</translation>
        </message>
        <message>
            <source>Group chats</source>
            <translation>الدردشات الجماعية</translation>
        </message>
        <message>
            <source>My devices</source>
            <translation>أجهزتي</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>جهات الاتصال</translation>
        </message>
        <message>
            <source>typing…</source>
            <translation>يكتب…</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>محظور</translation>
        </message>
        <message>
            <source>Has not answered your request yet</source>
            <translation>لم يرد على طلبك بعد</translation>
        </message>
        <message>
            <source>Does not show you when they are there</source>
            <translation>لا يُظهر لك متى يكون متصلًا</translation>
        </message>
        <message>
            <source>{online} of {total} joined</source>
            <translation>مُنضَم إلى {online} من {total}</translation>
        </message>
        <message>
            <source>{online} of {total} online</source>
            <translation>{online} من {total} متصلون</translation>
        </message>
        <message>
            <source>open</source>
            <translation>مفتوحة</translation>
        </message>
        <message>
            <source>folded</source>
            <translation>مطوية</translation>
        </message>
        <message>
            <source>1 unread message</source>
            <translation>رسالة غير مقروءة</translation>
        </message>
        <message numerus="yes">
            <source>%n unread messages</source>
            <translation>
                <numerusform>لا رسائل غير مقروءة</numerusform>
                <numerusform>رسالة غير مقروءة</numerusform>
                <numerusform>رسالتان غير مقروءتين</numerusform>
                <numerusform>%Ln رسائل غير مقروءة</numerusform>
                <numerusform>%Ln رسالة غير مقروءة</numerusform>
                <numerusform>%Ln رسالة غير مقروءة</numerusform>
            </translation>
        </message>
        <message>
            <source>1 of them mentions you</source>
            <translation>واحدة منها تذكرك</translation>
        </message>
        <message>
            <source>{count} of them mention you</source>
            <translation>{count} منها تذكرك</translation>
        </message>
        <message>
            <source>files: {percent} %</source>
            <translation>الملفات: {percent}%</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent}%</translation>
        </message>
        <message>
            <source>group chat, {state}</source>
            <translation>دردشة جماعية، {state}</translation>
        </message>
        <message>
            <source>In the list of {account}</source>
            <translation>في قائمة {account}</translation>
        </message>
        <message>
            <source>Blocked: nothing of theirs reaches you.</source>
            <translation>محظور: لا يصلك شيء منه.</translation>
        </message>
        <message>
            <source>takes files directly</source>
            <translation>يقبل الملفات مباشرة</translation>
        </message>
        <message>
            <source>takes no files</source>
            <translation>لا يقبل ملفات</translation>
        </message>
        <message>
            <source>You are not in {name}</source>
            <translation>لست في {name}</translation>
        </message>
        <message>
            <source>Upload for everybody in {name}</source>
            <translation>رفع لكل من في {name}</translation>
        </message>
        <message>
            <source>{name} is blocked</source>
            <translation>{name} محظور</translation>
        </message>
        <message>
            <source>Send to {name}</source>
            <translation>إرسال إلى {name}</translation>
        </message>
        <message>
            <source>{name} is offline: will be sent when {name} is back</source>
            <translation>{name} غير متصل: سيُرسل عند عودة {name}</translation>
        </message>
        <message>
            <source>Send to {name}, directly</source>
            <translation>إرسال إلى {name}، مباشرة</translation>
        </message>
        <message>
            <source>{name}’s program takes no files now</source>
            <translation>برنامج {name} لا يقبل ملفات الآن</translation>
        </message>
        <message>
            <source>None of them can get files now</source>
            <translation>لا يستطيع أي منهم تلقي ملفات الآن</translation>
        </message>
        <message numerus="yes">
            <source>Send to %n people</source>
            <translation>
                <numerusform>لا أحد للإرسال إليه</numerusform>
                <numerusform>إرسال إلى شخص واحد</numerusform>
                <numerusform>إرسال إلى شخصين</numerusform>
                <numerusform>إرسال إلى %Ln أشخاص</numerusform>
                <numerusform>إرسال إلى %Ln شخصًا</numerusform>
                <numerusform>إرسال إلى %Ln شخص</numerusform>
            </translation>
        </message>
        <message>
            <source>Take out of all groups</source>
            <translation>إخراج من كل المجموعات</translation>
        </message>
        <message>
            <source>Also put into {group}</source>
            <translation>إدراج في {group} أيضًا</translation>
        </message>
        <message>
            <source>Move to {group}</source>
            <translation>نقل إلى {group}</translation>
        </message>
        <message>
            <source>Device {name}</source>
            <translation>الجهاز {name}</translation>
        </message>
    </context>
    <context>
        <name>row_actions</name>
        <message>
            <source>Download</source>
            <translation>تنزيل</translation>
        </message>
        <message>
            <source>Download ({size} from {host})</source>
            <translation>تنزيل ({size} من {host})</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>قبول</translation>
        </message>
        <message>
            <source>Decline</source>
            <translation>رفض</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>إيقاف مؤقت</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>استئناف</translation>
        </message>
        <message>
            <source>Upload now</source>
            <translation>رفع الآن</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>إظهار في المجلد</translation>
        </message>
        <message>
            <source>Show all of it ({size})</source>
            <translation>إظهار الكل ({size})</translation>
        </message>
        <message>
            <source>Show only the beginning</source>
            <translation>إظهار البداية فقط</translation>
        </message>
        <message>
            <source>React</source>
            <translation>تفاعل</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>إعادة المحاولة</translation>
        </message>
        <message numerus="yes">
            <source>%n lines</source>
            <translation>
                <numerusform>لا أسطر</numerusform>
                <numerusform>سطر واحد</numerusform>
                <numerusform>سطران</numerusform>
                <numerusform>%Ln أسطر</numerusform>
                <numerusform>%Ln سطرًا</numerusform>
                <numerusform>%Ln سطر</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n letters</source>
            <translation>
                <numerusform>لا أحرف</numerusform>
                <numerusform>حرف واحد</numerusform>
                <numerusform>حرفان</numerusform>
                <numerusform>%Ln أحرف</numerusform>
                <numerusform>%Ln حرفًا</numerusform>
                <numerusform>%Ln حرف</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>row_words</name>
        <message>
            <source>waiting for the connection</source>
            <translation>تنتظر الاتصال</translation>
        </message>
        <message>
            <source>sending</source>
            <translation>قيد الإرسال</translation>
        </message>
        <message>
            <source>sent</source>
            <translation>أُرسلت</translation>
        </message>
        <message>
            <source>delivered</source>
            <translation>سُلّمت</translation>
        </message>
        <message>
            <source>read</source>
            <translation>قُرئت</translation>
        </message>
        <message>
            <source>not sent</source>
            <translation>لم تُرسل</translation>
        </message>
        <message>
            <source>Not sent.</source>
            <translation>لم تُرسل.</translation>
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation>لم تُرسل: {reason}</translation>
        </message>
        <message>
            <source>Sent {stamp}; it came later</source>
            <translation>أُرسلت {stamp}؛ ووصلت لاحقًا</translation>
        </message>
        <message>
            <source>{name}, {time}</source>
            <translation>{name}، {time}</translation>
        </message>
        <message>
            <source>in answer to: {text}</source>
            <translation>ردًا على: {text}</translation>
        </message>
        <message>
            <source>{emoji} by {names}</source>
            <translation>{emoji} من {names}</translation>
        </message>
        <message>
            <source>a message that was taken back</source>
            <translation>رسالة سُحبت</translation>
        </message>
        <message>
            <source>a message that is not here</source>
            <translation>رسالة غير موجودة هنا</translation>
        </message>
        <message>
            <source>Quoted, not found here</source>
            <translation>مقتبسة، غير موجودة هنا</translation>
        </message>
        <message>
            <source>You took this message back</source>
            <translation>سحبت هذه الرسالة</translation>
        </message>
        <message>
            <source>This message was taken back</source>
            <translation>سُحبت هذه الرسالة</translation>
        </message>
        <message>
            <source>Removed by a moderator</source>
            <translation>أزالها مشرف</translation>
        </message>
        <message>
            <source>Removed by a moderator: {reason}</source>
            <translation>أزالها مشرف: {reason}</translation>
        </message>
        <message>
            <source>Removed by {name}</source>
            <translation>أزالها {name}</translation>
        </message>
        <message>
            <source>Removed by {name}: {reason}</source>
            <translation>أزالها {name}: {reason}</translation>
        </message>
        <message>
            <source>file {name}</source>
            <translation>الملف {name}</translation>
        </message>
        <message>
            <source>A link to {host}</source>
            <translation>رابط إلى {host}</translation>
        </message>
        <message>
            <source>no longer in the list of transfers</source>
            <translation>لم يعد في قائمة عمليات النقل</translation>
        </message>
        <message>
            <source>edited</source>
            <translation>معدّلة</translation>
        </message>
        <message>
            <source>too long to show; copy it to have all of it</source>
            <translation>أطول من أن تُعرض كاملة؛ انسخها لتحصل عليها كلها</translation>
        </message>
        <message>
            <source>mentions you</source>
            <translation>تذكرك</translation>
        </message>
        <message>
            <source>arrived later</source>
            <translation>وصلت لاحقًا</translation>
        </message>
        <message>
            <source>New messages</source>
            <translation>رسائل جديدة</translation>
        </message>
    </context>
    <context>
        <name>rule_words</name>
        <message>
            <source>group {name}</source>
            <translation>المجموعة {name}</translation>
        </message>
        <message>
            <source>anybody in your contacts</source>
            <translation>أي شخص من جهات اتصالك</translation>
        </message>
        <message>
            <source>up to {size}</source>
            <translation>حتى {size}</translation>
        </message>
        <message>
            <source>{what} → {folder}</source>
            <translation>{what} ← {folder}</translation>
        </message>
        <message>
            <source>device {name}</source>
            <translation>الجهاز {name}</translation>
        </message>
        <message>
            <source>address hidden</source>
            <translation>العنوان مخفي</translation>
        </message>
        <message>
            <source>no metered network</source>
            <translation>شبكة غير محدودة البيانات</translation>
        </message>
        <message>
            <source>my other devices</source>
            <translation>أجهزتي الأخرى</translation>
        </message>
        <message>
            <source>my other devices ({account})</source>
            <translation>أجهزتي الأخرى ({account})</translation>
        </message>
        <message>
            <source>never sees your network address</source>
            <translation>لا يرى عنوانك في الشبكة أبدًا</translation>
        </message>
        <message>
            <source>sending at most {speed}</source>
            <translation>الإرسال بحد أقصى {speed}</translation>
        </message>
        <message>
            <source>receiving at most {speed}</source>
            <translation>الاستقبال بحد أقصى {speed}</translation>
        </message>
        <message numerus="yes">
            <source>%n files at a time</source>
            <translation>
                <numerusform>لا ملفات في آن واحد</numerusform>
                <numerusform>ملف واحد في كل مرة</numerusform>
                <numerusform>ملفان في آن واحد</numerusform>
                <numerusform>%Ln ملفات في آن واحد</numerusform>
                <numerusform>%Ln ملفًا في آن واحد</numerusform>
                <numerusform>%Ln ملف في آن واحد</numerusform>
            </translation>
        </message>
        <message>
            <source>“{word}” is no type; write image/* or *.pdf.</source>
            <translation>«{word}» ليس نوعًا؛ اكتب ‎image/*‎ أو ‎*.pdf‎.</translation>
        </message>
        <message>
            <source>“{word}” is no type; one looks like image/png.</source>
            <translation>«{word}» ليس نوعًا؛ يكون النوع مثل image/png.</translation>
        </message>
        <message>
            <source>Choose the folder the files go to.</source>
            <translation>اختر المجلد الذي تُحفظ فيه الملفات.</translation>
        </message>
        <message>
            <source>{place} means nothing here; the sentence below says what may be used.</source>
            <translation>لا معنى لـ {place} هنا؛ الجملة أدناه تذكر ما يجوز استخدامه.</translation>
        </message>
        <message>
            <source>Give the whole path of the folder, from the beginning.</source>
            <translation>اكتب المسار الكامل للمجلد من أوله.</translation>
        </message>
        <message>
            <source>A folder in a rule has no “..” in it.</source>
            <translation>لا يرد «..» في مجلد قاعدة.</translation>
        </message>
    </context>
    <context>
        <name>runnable</name>
        <message>
            <source>program</source>
            <translation>برنامج</translation>
        </message>
        <message>
            <source>script</source>
            <translation>نص برمجي</translation>
        </message>
        <message>
            <source>installer</source>
            <translation>برنامج تثبيت</translation>
        </message>
        <message>
            <source>disk image</source>
            <translation>صورة قرص</translation>
        </message>
        <message>
            <source>shortcut</source>
            <translation>اختصار</translation>
        </message>
        <message>
            <source>document with macros</source>
            <translation>مستند فيه وحدات ماكرو</translation>
        </message>
        <message>
            <source>page with scripts</source>
            <translation>صفحة فيها نصوص برمجية</translation>
        </message>
        <message>
            <source>system settings</source>
            <translation>إعدادات النظام</translation>
        </message>
        <message>
            <source>{name}, careful: {kind}</source>
            <translation>{name}، انتبه: {kind}</translation>
        </message>
        <message>
            <source>This is a program: once opened, it can do on your computer what you can do.</source>
            <translation>هذا برنامج: متى فُتح أمكنه أن يفعل على حاسوبك كل ما تستطيع فعله.</translation>
        </message>
        <message>
            <source>This is a script, a list of commands: once opened, it can do whatever you can do here.</source>
            <translation>هذا نص برمجي، أي قائمة أوامر: متى فُتح أمكنه أن يفعل كل ما تستطيع فعله هنا.</translation>
        </message>
        <message>
            <source>This is an installer: once opened, it puts a program on your computer.</source>
            <translation>هذا برنامج تثبيت: متى فُتح وضع برنامجًا على حاسوبك.</translation>
        </message>
        <message>
            <source>This is a disk image, a whole disk in one file: it may hold programs that start when opened.</source>
            <translation>هذه صورة قرص، أي قرص كامل في ملف واحد: قد تحوي برامج تعمل عند فتحها.</translation>
        </message>
        <message>
            <source>This is a shortcut: it can start a program, or open a network place, that its name does not tell.</source>
            <translation>هذا اختصار: يمكنه أن يشغّل برنامجًا أو يفتح موقعًا على الشبكة لا يدل عليه اسمه.</translation>
        </message>
        <message>
            <source>This document may bring macros along: small programs that can run on your computer when it is opened.</source>
            <translation>قد يحمل هذا المستند وحدات ماكرو: برامج صغيرة يمكن أن تعمل على حاسوبك عند فتحه.</translation>
        </message>
        <message>
            <source>This page may bring scripts along, which run when it is opened and can tell others about it.</source>
            <translation>قد تحمل هذه الصفحة نصوصًا برمجية تعمل عند فتحها ويمكنها إخبار آخرين بذلك.</translation>
        </message>
        <message>
            <source>This is a file with settings: once opened, it can change how your computer is set up.</source>
            <translation>هذا ملف إعدادات: متى فُتح أمكنه تغيير طريقة إعداد حاسوبك.</translation>
        </message>
    </context>
    <context>
        <name>terminal</name>
        <message>
            <source>TO and FILE are missing: whom to send what</source>
            <translation>لم يُذكر TO وFILE: إلى من، وماذا يُرسل</translation>
        </message>
        <message>
            <source>TO</source>
            <extracomment>Stands for the address of whom to send something.</extracomment>
            <translation>TO</translation>
        </message>
        <message>
            <source>FILE is missing: what to send</source>
            <translation>لم يُذكر FILE: ماذا يُرسل</translation>
        </message>
        <message>
            <source>{option} needs --jid; a stored account has its own</source>
            <translation>يحتاج {option} إلى --jid؛ فللحساب المحفوظ إعداداته</translation>
        </message>
        <message>
            <source>--jid signs in without a stored account, so --account cannot go with it</source>
            <translation>يسجّل --jid الدخول بلا حساب محفوظ، فلا يجتمع معه --account</translation>
        </message>
        <message>
            <source>--jid needs --password-file</source>
            <translation>يحتاج --jid إلى --password-file</translation>
        </message>
        <message>
            <source>{address} is a server, not an account; an address looks like name@server</source>
            <translation>{address} خادم وليس حسابًا؛ يكون العنوان على شكل name@server</translation>
        </message>
        <message>
            <source>{sentence}: {reason}</source>
            <extracomment>What happened, then the reason as the other side words it.</extracomment>
            <translation>{sentence}: {reason}</translation>
        </message>
        <message>
            <source>“{text}” is no address; one looks like alice@river.example.</source>
            <translation>ليس «{text}» عنوانًا؛ يكون العنوان مثل alice@river.example.</translation>
        </message>
        <message>
            <source>The server does not know {account} with this password.</source>
            <translation>لا يعرف الخادم {account} بكلمة المرور هذه.</translation>
        </message>
        <message>
            <source>The server did not sign {account} in ({condition}).</source>
            <translation>لم يسجّل الخادم دخول {account} ({condition}).</translation>
        </message>
        <message>
            <source>There is no password for {account}; --password-file names a file with it.</source>
            <translation>لا كلمة مرور للحساب {account}؛ حدّد بالخيار --password-file ملفًا فيه كلمة المرور.</translation>
        </message>
        <message>
            <source>There is no server called {host}, or names cannot be looked up at the moment.</source>
            <translation>لا يوجد خادم باسم {host}، أو يتعذّر البحث عن الأسماء الآن.</translation>
        </message>
        <message>
            <source>closed</source>
            <extracomment>Why nothing answers there, where the system has no word for it.</extracomment>
            <translation>مغلق</translation>
        </message>
        <message>
            <source>{host} does not answer on port {port} ({reason}).</source>
            <translation>لا يجيب {host} على المنفذ {port} ({reason}).</translation>
        </message>
        <message>
            <source>The certificate of {host} comes from an authority that is not trusted here; --ca-file names one for {host}. Nothing was sent.</source>
            <translation>شهادة {host} صادرة عن جهة غير موثوقة هنا؛ يحدّد --ca-file جهة للخادم {host}. لم يُرسل شيء.</translation>
        </message>
        <message>
            <source>The certificate of {host} has expired. Nothing was sent.</source>
            <translation>انتهت صلاحية شهادة {host}. لم يُرسل شيء.</translation>
        </message>
        <message>
            <source>The certificate of {host} is not valid yet; is the clock right? Nothing was sent.</source>
            <translation>لم تسرِ شهادة {host} بعد؛ هل الساعة صحيحة؟ لم يُرسل شيء.</translation>
        </message>
        <message>
            <source>The certificate of {host} was made out to another name. Nothing was sent.</source>
            <translation>صدرت شهادة {host} لاسم آخر. لم يُرسل شيء.</translation>
        </message>
        <message>
            <source>The certificate of {host} cannot be believed. Nothing was sent.</source>
            <translation>لا يمكن الوثوق بشهادة {host}. لم يُرسل شيء.</translation>
        </message>
        <message>
            <source>{host} offers no sign-in that keeps the password secret. It was not sent.</source>
            <translation>لا يتيح {host} تسجيل دخول يُبقي كلمة المرور سرية. لم تُرسل.</translation>
        </message>
        <message>
            <source>{host} took the connection and said nothing for {time}.</source>
            <translation>قَبِل {host} الاتصال ولم يقل شيئًا طوال {time}.</translation>
        </message>
        <message>
            <source>{host} ended the connection: the same device has signed in somewhere else.</source>
            <translation>أنهى {host} الاتصال: سجّل الجهاز نفسه الدخول من مكان آخر.</translation>
        </message>
        <message>
            <source>{host} ended the connection ({reason}).</source>
            <translation>أنهى {host} الاتصال ({reason}).</translation>
        </message>
        <message>
            <source>{host} ended the connection (without a reason).</source>
            <translation>أنهى {host} الاتصال (بلا سبب).</translation>
        </message>
        <message>
            <source>{account} is not connected.</source>
            <translation>{account} غير متصل.</translation>
        </message>
        <message>
            <source>{account} is not stored here; `gharial account add` stores it.</source>
            <translation>ليس {account} محفوظًا هنا؛ يحفظه الأمر `gharial account add`.</translation>
        </message>
        <message>
            <source>{host} did not create the account ({condition})</source>
            <translation>لم ينشئ {host} الحساب ({condition})</translation>
        </message>
        <message>
            <source>The system's keyring cannot be used ({reason}); --keep file or --keep ask can.</source>
            <translation>تعذّر استعمال سلسلة مفاتيح النظام ({reason})؛ يمكن استعمال --keep file أو --keep ask.</translation>
        </message>
        <message>
            <source>{peer} answered “{condition}”</source>
            <translation>أجاب {peer} بعبارة «{condition}»</translation>
        </message>
        <message>
            <source>The server answered “{condition}”</source>
            <translation>أجاب الخادم بعبارة «{condition}»</translation>
        </message>
        <message>
            <source>{peer} did not answer for {time}.</source>
            <translation>لم يجب {peer} طوال {time}.</translation>
        </message>
        <message>
            <source>The server did not answer for {time}.</source>
            <translation>لم يجب الخادم طوال {time}.</translation>
        </message>
        <message>
            <source>{room} said no ({reason})</source>
            <translation>رفض {room} ({reason})</translation>
        </message>
        <message>
            <source>No longer in {room} ({reason})</source>
            <translation>لم تعد في {room} ({reason})</translation>
        </message>
        <message>
            <source>Something went wrong inside Gharial ({error}).</source>
            <extracomment>{error} is a technical word for what it was.</extracomment>
            <translation>حدث خطأ داخل Gharial ({error}).</translation>
        </message>
        <message>
            <source>this version has none of these ways; it has: {ways}</source>
            <translation>ليس في هذا الإصدار أي من هذه الطرق؛ فيه: {ways}</translation>
        </message>
        <message>
            <source>{account} is stored.</source>
            <translation>حُفظ {account}.</translation>
        </message>
        <message>
            <source>no account is stored; use `gharial account add JID`, or --jid with --password-file</source>
            <translation>لا حساب محفوظ؛ استعمل `gharial account add JID`، أو --jid مع --password-file</translation>
        </message>
        <message>
            <source>several accounts are stored, choose one with --account: {accounts}</source>
            <translation>توجد عدة حسابات محفوظة، اختر أحدها بالخيار --account: {accounts}</translation>
        </message>
        <message>
            <source>waiting for a file</source>
            <extracomment>What took too long: "Nothing happened for 10 s (waiting for a file)."</extracomment>
            <translation>انتظار ملف</translation>
        </message>
        <message>
            <source>waiting for the other side</source>
            <extracomment>What took too long: "Nothing happened for 10 s (waiting for the other side)."</extracomment>
            <translation>انتظار الطرف الآخر</translation>
        </message>
        <message>
            <source>is used by another gharial that runs now</source>
            <extracomment>What is wrong with a folder: "/tmp/state: is used by another gharial that runs now."</extracomment>
            <translation>يستعمله الآن gharial آخر</translation>
        </message>
        <message>
            <source>its first line is empty</source>
            <extracomment>What is wrong with a file: "/tmp/password: its first line is empty."</extracomment>
            <translation>سطره الأول فارغ</translation>
        </message>
        <message>
            <source>file transfer</source>
            <extracomment>What a program lacks: "… takes files this way (no file transfer)."</extracomment>
            <translation>نقل الملفات</translation>
        </message>
        <message>
            <source>folders</source>
            <extracomment>What a program lacks: "… takes files this way (no folders)."</extracomment>
            <translation>المجلدات</translation>
        </message>
        <message>
            <source>several files in one offer</source>
            <extracomment>What a program lacks: "… takes files this way (no several files in one offer)."</extracomment>
            <translation>عدة ملفات في عرض واحد</translation>
        </message>
        <message>
            <source>name</source>
            <extracomment>What differs from the file that was asked for: "… another file than the one asked for (name differs)."</extracomment>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>size</source>
            <extracomment>What differs from the file that was asked for.</extracomment>
            <translation>الحجم</translation>
        </message>
        <message>
            <source>hash</source>
            <extracomment>What differs from the file that was asked for: its checksum.</extracomment>
            <translation>المجموع الاختباري</translation>
        </message>
        <message>
            <source>date</source>
            <extracomment>What differs from the file that was asked for: when it was last changed.</extracomment>
            <translation>التاريخ</translation>
        </message>
        <message>
            <source>COMMAND</source>
            <extracomment>Stands in the help for what is typed there, as DIR and the others in capitals.</extracomment>
            <translation>COMMAND</translation>
        </message>
        <message>
            <source>send files and folders to contacts</source>
            <translation>إرسال ملفات ومجلدات إلى جهات الاتصال</translation>
        </message>
        <message>
            <source>Send files and folders to contacts, or with a full address to one of their devices. Exit status: 0 all arrived, 1 failed, 2 usage, 3 declined, 4 no connection or login, 130 interrupted.</source>
            <translation>يرسل ملفات ومجلدات إلى جهات الاتصال، أو إلى أحد أجهزتها إن كان العنوان كاملًا. حالة الخروج: 0 وصل الكل، 1 فشل، 2 خطأ في الاستخدام، 3 رُفض، 4 لا اتصال أو لا تسجيل دخول، 130 قوطع.</translation>
        </message>
        <message>
            <source>TO FILE</source>
            <translation>TO FILE</translation>
        </message>
        <message>
            <source>their address, and what to send</source>
            <translation>عنوان المستلم، وما يُرسل إليه</translation>
        </message>
        <message>
            <source>an address; again for more people</source>
            <translation>عنوان؛ يُكرر لأشخاص آخرين</translation>
        </message>
        <message>
            <source>a copy on your server, with a link to it, is a way like the others; otherwise none is left there</source>
            <translation>نسخة على خادمك مع رابط إليها طريقة كغيرها؛ وإلا فلا تُترك هناك نسخة</translation>
        </message>
        <message>
            <source>take files into a folder</source>
            <translation>استلام الملفات في مجلد</translation>
        </message>
        <message>
            <source>Take files and folders into a folder: from --from, otherwise from contacts, and with --jid from anybody. Exit status: 0 all arrived, 1 failed, 2 usage, 4 no connection or login, 130 interrupted.</source>
            <translation>يستلم الملفات والمجلدات في مجلد: ممن يحدده --from، وإلا فمن جهات الاتصال، ومع --jid من أي شخص. حالة الخروج: 0 وصل الكل، 1 فشل، 2 خطأ في الاستخدام، 4 لا اتصال أو لا تسجيل دخول، 130 قوطع.</translation>
        </message>
        <message>
            <source>the folder; it must exist</source>
            <translation>المجلد؛ ويجب أن يكون موجودًا</translation>
        </message>
        <message>
            <source>take files from them alone</source>
            <translation>استلام الملفات منه وحده</translation>
        </message>
        <message>
            <source>end after N files; otherwise when interrupted</source>
            <translation>ينتهي بعد N من الملفات؛ وإلا فعند مقاطعته</translation>
        </message>
        <message>
            <source>[OPTION...] TO FILE...</source>
            <extracomment>How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.</extracomment>
            <translation>[OPTION...] TO FILE...</translation>
        </message>
        <message>
            <source>[OPTION...] --to TO [--to TO...] FILE...</source>
            <extracomment>How `gharial send` is typed; the words are those of the help, OPTION, TO and FILE.</extracomment>
            <translation>[OPTION...] --to TO [--to TO...] FILE...</translation>
        </message>
        <message>
            <source>who signs in</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>من يسجّل الدخول</translation>
        </message>
        <message>
            <source>the stored account, where there are several</source>
            <translation>الحساب المحفوظ، حين توجد عدة حسابات</translation>
        </message>
        <message>
            <source>an account for this run alone; nothing is stored</source>
            <translation>حساب لهذه المرة وحدها؛ لا يُحفظ شيء</translation>
        </message>
        <message>
            <source>how files travel</source>
            <extracomment>A heading of the help.</extracomment>
            <translation>كيف تنتقل الملفات</translation>
        </message>
        <message>
            <source>try and take only these: {names}; repeat or part by commas</source>
            <translation>تجربة هذه وقبولها وحدها: {names}؛ كرّر الخيار أو افصل بينها بفواصل</translation>
        </message>
        <message>
            <source>use only these: {names}; repeat or part by commas</source>
            <translation>استعمال هذه وحدها: {names}؛ كرّر الخيار أو افصل بينها بفواصل</translation>
        </message>
        <message>
            <source>SECONDS</source>
            <translation>SECONDS</translation>
        </message>
        <message>
            <source>give up after so long without progress</source>
            <translation>التوقف بعد هذه المدة بلا تقدم</translation>
        </message>
        <message>
            <source>SPEED</source>
            <translation>SPEED</translation>
        </message>
        <message>
            <source>bytes a second, such as 500K or 2M</source>
            <translation>بايت في الثانية، مثل 500K أو 2M</translation>
        </message>
        <message>
            <source>keep there what is unfinished: after a break or a crash, the same command goes on where it was</source>
            <translation>يُحفظ فيه ما لم يكتمل: بعد انقطاع أو انهيار يواصل الأمر نفسه من حيث كان</translation>
        </message>
        <message>
            <source>one JSON object a line; its “event” is one of {names}</source>
            <extracomment>"event" is a key of the object, and the names are what it can be.</extracomment>
            <translation>كائن JSON في كل سطر؛ وقيمة «event» فيه إحدى هذه: {names}</translation>
        </message>
        <message>
            <source>add, list or remove stored accounts</source>
            <translation>إضافة الحسابات المحفوظة أو سردها أو إزالتها</translation>
        </message>
        <message>
            <source>ACTION</source>
            <translation>ACTION</translation>
        </message>
        <message>
            <source>store an account; asks for the password</source>
            <translation>حفظ حساب؛ يسأل عن كلمة المرور</translation>
        </message>
        <message>
            <source>where the password stays: the system's keyring, a file readable by you alone, or nowhere</source>
            <translation>أين تبقى كلمة المرور: في سلسلة مفاتيح النظام، أو في ملف لا يقرؤه غيرك، أو لا تُحفظ</translation>
        </message>
        <message>
            <source>do not try to sign in first</source>
            <translation>عدم تجربة تسجيل الدخول أولًا</translation>
        </message>
        <message>
            <source>list the stored accounts</source>
            <translation>سرد الحسابات المحفوظة</translation>
        </message>
        <message>
            <source>one JSON object a line</source>
            <translation>كائن JSON في كل سطر</translation>
        </message>
        <message>
            <source>forget an account and its password</source>
            <translation>نسيان حساب وكلمة مروره</translation>
        </message>
        <message>
            <source>where accounts are kept</source>
            <translation>مكان حفظ الحسابات</translation>
        </message>
        <message>
            <source>FILE</source>
            <extracomment>Stands for the name of a file.</extracomment>
            <translation>FILE</translation>
        </message>
        <message>
            <source>its first line is the password</source>
            <translation>سطره الأول هو كلمة المرور</translation>
        </message>
        <message>
            <source>HOST:PORT</source>
            <translation>HOST:PORT</translation>
        </message>
        <message>
            <source>instead of what the address leads to</source>
            <translation>بدل ما يدل عليه العنوان</translation>
        </message>
        <message>
            <source>trust what this authority signed</source>
            <translation>الوثوق بما وقّعته هذه الجهة</translation>
        </message>
        <message>
            <source>say on the error output what happens inside</source>
            <translation>ذكر ما يجري في الداخل على مخرج الأخطاء</translation>
        </message>
        <message>
            <source>DIR</source>
            <extracomment>Stands for the name of a folder.</extracomment>
            <translation>DIR</translation>
        </message>
        <message>
            <source>NAME</source>
            <translation>NAME</translation>
        </message>
        <message>
            <source>Signed in as {account}.</source>
            <translation>سُجّل الدخول باسم {account}.</translation>
        </message>
        <message>
            <source>Offered {what} to {peer}; waiting for the answer.</source>
            <translation>عُرض {what} على {peer}؛ بانتظار الجواب.</translation>
        </message>
        <message>
            <source>{peer} offers {what}.</source>
            <translation>يعرض {peer}: {what}.</translation>
        </message>
        <message>
            <source>{name}: trying {way} ({method}).</source>
            <extracomment>{way} and {method} are names of techniques.</extracomment>
            <translation>{name}: تجربة {way} ({method}).</translation>
        </message>
        <message>
            <source>{name}: {sentence} {size} are there. It goes on by itself.</source>
            <extracomment>{sentence} says why it broke.</extracomment>
            <translation>{name}: {sentence} وصل {size}. سيستمر تلقائيًا.</translation>
        </message>
        <message>
            <source>{name}: {sentence} It goes on by itself.</source>
            <extracomment>{sentence} says why it broke.</extracomment>
            <translation>{name}: {sentence} سيستمر تلقائيًا.</translation>
        </message>
        <message>
            <source>Sent {name} to {peer}: {facts}.</source>
            <extracomment>{facts} are size, time, speed, and whether the checksum is right.</extracomment>
            <translation>أُرسل {name} إلى {peer}: {facts}.</translation>
        </message>
        <message>
            <source>Received {path} from {peer}: {facts}.</source>
            <extracomment>{facts} are size, time, speed, and whether the checksum is right.</extracomment>
            <translation>استُلم {path} من {peer}: {facts}.</translation>
        </message>
        <message>
            <source>{name}: declined.</source>
            <translation>{name}: رُفض.</translation>
        </message>
        <message>
            <source>{name}: {sentence}</source>
            <extracomment>A file, and what happened to it.</extracomment>
            <translation>{name}: {sentence}</translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, {size})</source>
            <translation>
                <numerusform>{name} (مجلد فارغ، {size})</numerusform>
                <numerusform>{name} (مجلد فيه ملف واحد، {size})</numerusform>
                <numerusform>{name} (مجلد فيه ملفان، {size})</numerusform>
                <numerusform>{name} (مجلد فيه %Ln ملفات، {size})</numerusform>
                <numerusform>{name} (مجلد فيه %Ln ملفًا، {size})</numerusform>
                <numerusform>{name} (مجلد فيه %Ln ملف، {size})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} (folder of %n files, size unknown)</source>
            <translation>
                <numerusform>{name} (مجلد فارغ، الحجم غير معروف)</numerusform>
                <numerusform>{name} (مجلد فيه ملف واحد، الحجم غير معروف)</numerusform>
                <numerusform>{name} (مجلد فيه ملفان، الحجم غير معروف)</numerusform>
                <numerusform>{name} (مجلد فيه %Ln ملفات، الحجم غير معروف)</numerusform>
                <numerusform>{name} (مجلد فيه %Ln ملفًا، الحجم غير معروف)</numerusform>
                <numerusform>{name} (مجلد فيه %Ln ملف، الحجم غير معروف)</numerusform>
            </translation>
        </message>
        <message>
            <source>{name} ({size})</source>
            <translation>{name} ({size})</translation>
        </message>
        <message>
            <source>{name} (size unknown)</source>
            <translation>{name} (الحجم غير معروف)</translation>
        </message>
        <message>
            <source>{done} of {size}</source>
            <extracomment>How many bytes of all, such as 1.0 MB of 2.0 MB.</extracomment>
            <translation>{done} من {size}</translation>
        </message>
        <message>
            <source>{size}, no data for {time}</source>
            <translation>{size}، بلا بيانات منذ {time}</translation>
        </message>
        <message>
            <source>{size}, {speed}/s</source>
            <translation>{size}، {speed}/s</translation>
        </message>
        <message>
            <source>{size}, {speed}/s, {time} left</source>
            <translation>{size}، {speed}/s، بقي {time}</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed}/s, verified</source>
            <translation>{size} في {time}، {speed}/s، جرى التحقق منه</translation>
        </message>
        <message>
            <source>{size} in {time}, verified</source>
            <translation>{size} في {time}، جرى التحقق منه</translation>
        </message>
        <message>
            <source>{size} in {time}, {speed}/s, not verified: the other program does not tell a checksum</source>
            <translation>{size} في {time}، {speed}/s، لم يجرِ التحقق منه: لا يذكر البرنامج الآخر مجموعًا اختباريًا</translation>
        </message>
        <message>
            <source>{size} in {time}, not verified: the other program does not tell a checksum</source>
            <translation>{size} في {time}، لم يجرِ التحقق منه: لا يذكر البرنامج الآخر مجموعًا اختباريًا</translation>
        </message>
        <message>
            <source>Waiting for {peer} to come online with a program that takes files.</source>
            <translation>بانتظار أن يتصل {peer} ببرنامج يقبل الملفات.</translation>
        </message>
        <message>
            <source>Password of {account}: </source>
            <translation>كلمة مرور {account}: </translation>
        </message>
        <message>
            <source>{peer} takes no more offers for the moment.</source>
            <translation>لا يقبل {peer} عروضًا أخرى الآن.</translation>
        </message>
        <message>
            <source>{peer} declined.</source>
            <translation>رفض {peer}.</translation>
        </message>
        <message>
            <source>Cancelled here.</source>
            <translation>أُلغي هنا.</translation>
        </message>
        <message>
            <source>The other side cancelled.</source>
            <translation>ألغى الطرف الآخر.</translation>
        </message>
        <message>
            <source>{peer} has no program online that takes files this way (no {ability}).</source>
            <translation>ليس لدى {peer} برنامج متصل يقبل الملفات بهذه الطريقة (ينقصه: {ability}).</translation>
        </message>
        <message>
            <source>{size} are more than this way can carry ({limit}).</source>
            <translation>{size} أكثر مما تحمله هذه الطريقة ({limit}).</translation>
        </message>
        <message>
            <source>The two computers could not reach each other: {addresses}.</source>
            <translation>لم يتمكن الحاسوبان من الوصول أحدهما إلى الآخر: {addresses}.</translation>
        </message>
        <message>
            <source>The two computers could not reach each other.</source>
            <translation>لم يتمكن الحاسوبان من الوصول أحدهما إلى الآخر.</translation>
        </message>
        <message>
            <source>Nothing happened for {time} ({step}).</source>
            <extracomment>{step} is what took too long.</extracomment>
            <translation>لم يحدث شيء طوال {time} ({step}).</translation>
        </message>
        <message>
            <source>The program of {peer} broke the protocol: {what}.</source>
            <extracomment>{what} is a technical word about what was wrong.</extracomment>
            <translation>خالف برنامج {peer} البروتوكول: {what}.</translation>
        </message>
        <message>
            <source>{peer} is offline.</source>
            <translation>{peer} غير متصل.</translation>
        </message>
        <message>
            <source>The connection broke after {size}.</source>
            <translation>انقطع الاتصال بعد {size}.</translation>
        </message>
        <message>
            <source>{peer} does not share {name} with you any more.</source>
            <translation>لم يعد {peer} يشاركك {name}.</translation>
        </message>
        <message>
            <source>{peer} came with another file than the one asked for ({what} differs). Not taken.</source>
            <translation>جاء {peer} بملف غير المطلوب (يختلف: {what}). لم يُقبل.</translation>
        </message>
        <message>
            <source>All bytes came, but they are not the file's ({algorithm} differs). Not kept.</source>
            <extracomment>{algorithm} is the name of a checksum such as sha-256.</extracomment>
            <translation>وصلت كل البايتات، لكنها ليست بايتات الملف ({algorithm} مختلف). لم تُحفظ.</translation>
        </message>
        <message>
            <source>{path}: is not there.</source>
            <translation>{path}: غير موجود.</translation>
        </message>
        <message>
            <source>{path}: may not be read or written by you.</source>
            <translation>{path}: لا يُسمح لك بقراءته أو الكتابة فيه.</translation>
        </message>
        <message>
            <source>{path}: does not fit: the disk is full.</source>
            <translation>{path}: لا يتسع المكان: القرص ممتلئ.</translation>
        </message>
        <message>
            <source>{path}: changed while it was being sent.</source>
            <translation>{path}: تغيّر أثناء إرساله.</translation>
        </message>
        <message>
            <source>{path}: is not a file.</source>
            <translation>{path}: ليس ملفًا.</translation>
        </message>
        <message>
            <source>{path}: is not a folder.</source>
            <translation>{path}: ليس مجلدًا.</translation>
        </message>
        <message>
            <source>{path}: {reason}.</source>
            <extracomment>{reason} is what the system says of the file, or a sentence of ours without its full stop.</extracomment>
            <translation>{path}: {reason}.</translation>
        </message>
        <message>
            <source>{path}: cannot be used.</source>
            <translation>{path}: لا يمكن استعماله.</translation>
        </message>
        <message>
            <source>Another way was chosen.</source>
            <translation>اختيرت طريقة أخرى.</translation>
        </message>
        <message>
            <source>Only a copy on {server} is left as a way; --upload allows it.</source>
            <translation>لم يبقَ إلا ترك نسخة على {server}؛ يسمح بها --upload.</translation>
        </message>
        <message>
            <source>{host} answered {status} ({reason}).</source>
            <extracomment>What a web server answered: a number and its words.</extracomment>
            <translation>أجاب {host} بالرمز {status} ({reason}).</translation>
        </message>
        <message>
            <source>{host} answered {status}.</source>
            <extracomment>What a web server answered: a number.</extracomment>
            <translation>أجاب {host} بالرمز {status}.</translation>
        </message>
        <message>
            <source>What came from {host} does not open with the key of its link. Not kept.</source>
            <translation>ما جاء من {host} لا يُفتح بمفتاح رابطه. لم يُحفظ.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is not encrypted.</source>
            <translation>لا يُتّبع الرابط إلى {host}: فهو غير مشفّر.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it leads into a private network.</source>
            <translation>لا يُتّبع الرابط إلى {host}: فهو يقود إلى شبكة خاصة.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is passed on too often.</source>
            <translation>لا يُتّبع الرابط إلى {host}: فهو يُحوَّل مرات كثيرة.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it would show your network address, which you keep from this contact.</source>
            <translation>لا يُتّبع الرابط إلى {host}: فهو يكشف عنوانك على الشبكة، وأنت تخفيه عن جهة الاتصال هذه.</translation>
        </message>
        <message>
            <source>The link to {host} is not followed: it is broken.</source>
            <translation>لا يُتّبع الرابط إلى {host}: فهو معطوب.</translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n folders in each other, and {limit} is the most.</source>
            <translation>
                <numerusform>لا يمكن نقل {name} كمجلد: لا مجلدات فيه، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه مجلد واحد، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه مجلدان متداخلان، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln مجلدات متداخلة، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln مجلدًا متداخلًا، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln مجلد متداخل، والحد الأقصى {limit}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n bytes of names, and {limit} is the most.</source>
            <translation>
                <numerusform>لا يمكن نقل {name} كمجلد: لا بايتات في أسمائه، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: في أسمائه بايت واحد، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: في أسمائه بايتان، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: في أسمائه %Ln بايتات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: في أسمائه %Ln بايتًا، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: في أسمائه %Ln بايت، والحد الأقصى {limit}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and the other program takes no folders, and {limit} is the most.</source>
            <translation>
                <numerusform>لا يمكن نقل {name} كمجلد: لا ملفات فيه، والبرنامج الآخر لا يقبل المجلدات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه ملف واحد، والبرنامج الآخر لا يقبل المجلدات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه ملفان، والبرنامج الآخر لا يقبل المجلدات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln ملفات، والبرنامج الآخر لا يقبل المجلدات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln ملفًا، والبرنامج الآخر لا يقبل المجلدات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln ملف، والبرنامج الآخر لا يقبل المجلدات، والحد الأقصى {limit}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name} cannot travel as a folder: it has %n files, and {limit} is the most.</source>
            <translation>
                <numerusform>لا يمكن نقل {name} كمجلد: لا ملفات فيه، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه ملف واحد، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه ملفان، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln ملفات، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln ملفًا، والحد الأقصى {limit}.</numerusform>
                <numerusform>لا يمكن نقل {name} كمجلد: فيه %Ln ملف، والحد الأقصى {limit}.</numerusform>
            </translation>
        </message>
        <message>
            <source>The list of the files in {name} is not one that a folder can have: {what}.</source>
            <extracomment>{what} is a technical word about what was wrong.</extracomment>
            <translation>قائمة الملفات في {name} لا تصلح لمجلد: {what}.</translation>
        </message>
        <message>
            <source>{peer} would have sent plain what was to be encrypted. Ended instead.</source>
            <translation>كان {peer} سيرسل بلا تشفير ما يجب تشفيره. أُنهي الأمر بدلًا من ذلك.</translation>
        </message>
        <message>
            <source>Accepted on another device ({device}).</source>
            <translation>قُبل على جهاز آخر ({device}).</translation>
        </message>
        <message>
            <source>Declined on another device ({device}).</source>
            <translation>رُفض على جهاز آخر ({device}).</translation>
        </message>
        <message>
            <source>“{text}” is no address; one looks like alice@river.example</source>
            <translation>ليس «{text}» عنوانًا؛ يكون العنوان مثل alice@river.example</translation>
        </message>
        <message>
            <source>an IPv6 address goes in brackets: {example}</source>
            <translation>يوضع عنوان IPv6 بين قوسين: {example}</translation>
        </message>
        <message>
            <source>“{text}” is not HOST:PORT</source>
            <translation>ليس «{text}» على شكل HOST:PORT</translation>
        </message>
        <message>
            <source>“{name}” is none of {names}</source>
            <translation>ليس «{name}» من هذه: {names}</translation>
        </message>
        <message>
            <source>one of {names} is missing</source>
            <translation>ينقص أحد هذه: {names}</translation>
        </message>
        <message>
            <source>“{text}” is no speed; one looks like 500K or 2.5M, in bytes a second</source>
            <translation>ليس «{text}» سرعة؛ تكون السرعة مثل 500K أو 2.5M، بالبايت في الثانية</translation>
        </message>
        <message>
            <source>“{text}” is no number from 1 on</source>
            <translation>ليس «{text}» عددًا من 1 فصاعدًا</translation>
        </message>
        <message>
            <source>“{text}” is no number of seconds above 0</source>
            <translation>ليس «{text}» عدد ثوانٍ أكبر من 0</translation>
        </message>
        <message>
            <source>Something went wrong inside Gharial.</source>
            <translation>حدث خطأ داخل Gharial.</translation>
        </message>
        <message>
            <source>Without windows: {commands} (each with --help).</source>
            <extracomment>{commands} are commands to type, with commas between them.</extracomment>
            <translation>بلا نوافذ: {commands} (مع كل منها --help).</translation>
        </message>
        <message>
            <source>A desktop messenger for XMPP that gets the file there.</source>
            <translation>برنامج مراسلة لسطح المكتب عبر XMPP يوصل الملفات.</translation>
        </message>
        <message>
            <source>FILE|xmpp:LINK</source>
            <extracomment>Stands for what is typed: the name of a file, or a link that begins with xmpp:</extracomment>
            <translation>FILE|xmpp:LINK</translation>
        </message>
        <message>
            <source>files to send, links to follow</source>
            <translation>ملفات تُرسل، وروابط تُتّبع</translation>
        </message>
        <message>
            <source>show the list of transfers</source>
            <translation>عرض قائمة عمليات النقل</translation>
        </message>
        <message>
            <source>start in the tray, without a window</source>
            <translation>البدء في صينية النظام بلا نافذة</translation>
        </message>
        <message>
            <source>keep everything of this run in DIR</source>
            <translation>حفظ كل ما يخص هذا التشغيل في DIR</translation>
        </message>
        <message>
            <source>write stanzas to the log; passwords are left out</source>
            <translation>كتابة المقاطع في السجل؛ وتُترك كلمات المرور</translation>
        </message>
        <message>
            <source>a log beside the usual one: with stanzas, times, threads, the segments of streams over UDP (their heads, never what they carry); in a file on the desktop or the state folder</source>
            <translation>سجل إلى جانب المعتاد: فيه المقاطع والأوقات والخيوط وأجزاء التدفقات عبر UDP (رؤوسها، لا محتواها أبدًا)؛ في ملف على سطح المكتب أو في مجلد الحالة</translation>
        </message>
        <message>
            <source>there is no display for windows; these work without: {commands}</source>
            <translation>لا توجد شاشة للنوافذ؛ تعمل هذه بدونها: {commands}</translation>
        </message>
        <message>
            <source>this profile is in use by a Gharial that does not answer</source>
            <translation>يستعمل هذا الملف الشخصي Gharial لا يجيب</translation>
        </message>
        <message>
            <source>the output cannot be written: {reason}</source>
            <translation>تعذّرت كتابة المخرجات: {reason}</translation>
        </message>
    </context>
    <context>
        <name>times</name>
        <message>
            <source>Today</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>أمس</translation>
        </message>
        <message>
            <source>unknown time</source>
            <translation>وقت غير معروف</translation>
        </message>
        <message>
            <source>{day}, {time}</source>
            <translation>{day}، {time}</translation>
        </message>
    </context>
    <context>
        <name>totals</name>
        <message>
            <source>Nothing is being transferred.</source>
            <translation>لا يُنقل شيء.</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>لا شيء</translation>
        </message>
        <message>
            <source>{up} up</source>
            <translation>{up} إرسالًا</translation>
        </message>
        <message>
            <source>{down} down</source>
            <translation>{down} استقبالًا</translation>
        </message>
        <message>
            <source>{running} of {limit} at once</source>
            <translation>{running} من {limit} في آن واحد</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>لا شيء ينتظر</numerusform>
                <numerusform>واحد ينتظر</numerusform>
                <numerusform>اثنان ينتظران</numerusform>
                <numerusform>%Ln تنتظر</numerusform>
                <numerusform>%Ln تنتظر</numerusform>
                <numerusform>%Ln تنتظر</numerusform>
            </translation>
        </message>
        <message>
            <source>{size} left</source>
            <translation>بقي {size}</translation>
        </message>
        <message>
            <source>{size} left, {time}</source>
            <translation>بقي {size}، {time}</translation>
        </message>
    </context>
    <context>
        <name>transfer-test</name>
        <message>
            <source>Testing…</source>
            <translation>جارٍ الاختبار…</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>يعمل</translation>
        </message>
        <message>
            <source>Not used</source>
            <translation>غير مستخدم</translation>
        </message>
        <message>
            <source>Does not work</source>
            <translation>لا يعمل</translation>
        </message>
        <message>
            <source>Signing in</source>
            <translation>تسجيل الدخول</translation>
        </message>
        <message>
            <source>Uploads to the server</source>
            <translation>الرفع إلى الخادم</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>الوسيط</translation>
        </message>
        <message>
            <source>Finding our address (STUN)</source>
            <translation>معرفة عنواننا (STUN)</translation>
        </message>
        <message>
            <source>Relay (TURN)</source>
            <translation>المُرحِّل (TURN)</translation>
        </message>
        <message>
            <source>Reached from outside</source>
            <translation>الوصول من الخارج</translation>
        </message>
        <message>
            <source>Jingle</source>
            <translation>Jingle</translation>
        </message>
        <message>
            <source>Stream initiation</source>
            <translation>Stream initiation</translation>
        </message>
        <message>
            <source>Google Talk’s file sharing</source>
            <translation>مشاركة الملفات في Google Talk</translation>
        </message>
        <message>
            <source>A link to this computer</source>
            <translation>رابط إلى هذا الحاسوب</translation>
        </message>
        <message>
            <source>Upload and a link</source>
            <translation>رفع ورابط</translation>
        </message>
        <message>
            <source>{method}, {by}</source>
            <translation>{method}، {by}</translation>
        </message>
        <message>
            <source>directly</source>
            <translation>مباشرة</translation>
        </message>
        <message>
            <source>through a proxy</source>
            <translation>عبر وسيط</translation>
        </message>
        <message>
            <source>through the chat servers</source>
            <translation>عبر خوادم الدردشة</translation>
        </message>
        <message>
            <source>across routers, encrypted (ICE)</source>
            <translation>عبر الموجّهات، مشفّرًا (ICE)</translation>
        </message>
        <message>
            <source>by plain UDP</source>
            <translation>بـ UDP المجرد</translation>
        </message>
        <message>
            <source>by UDP</source>
            <translation>بـ UDP</translation>
        </message>
        <message>
            <source>A second device of this account signed in to {server} for this test.</source>
            <translation>سجّل جهاز ثانٍ لهذا الحساب الدخول إلى {server} من أجل هذا الاختبار.</translation>
        </message>
        <message>
            <source>The server takes no uploads. Files for who is offline wait until they are back.</source>
            <translation>لا يقبل الخادم الرفع. وتنتظر الملفات الموجهة إلى غير المتصلين حتى يعودوا.</translation>
        </message>
        <message>
            <source>{server} takes uploads and names no limit.</source>
            <translation>يقبل {server} الرفع ولا يذكر حدًا.</translation>
        </message>
        <message>
            <source>{server} takes uploads of up to {size}.</source>
            <translation>يقبل {server} رفع ما يصل إلى {size}.</translation>
        </message>
        <message>
            <source>The server names no proxy that answers. You can name one in the settings, under Network.</source>
            <translation>لا يسمّي الخادم وسيطًا يجيب. يمكنك تسمية وسيط في الإعدادات، ضمن «الشبكة».</translation>
        </message>
        <message>
            <source>{server} does not answer. Check its name in the settings, under Network.</source>
            <translation>لا يجيب {server}. تحقق من اسمه في الإعدادات، ضمن «الشبكة».</translation>
        </message>
        <message>
            <source>{server} answers.</source>
            <translation>{server} يجيب.</translation>
        </message>
        <message>
            <source>The server names no STUN server. You can name one in the settings, under Network.</source>
            <translation>لا يسمّي الخادم خادم STUN. يمكنك تسمية خادم في الإعدادات، ضمن «الشبكة».</translation>
        </message>
        <message>
            <source>{server} does not answer. It may be gone, or a firewall keeps UDP from leaving.</source>
            <translation>لا يجيب {server}. ربما زال، أو أن جدار حماية يمنع UDP من الخروج.</translation>
        </message>
        <message>
            <source>{server} sees this computer as {address}.</source>
            <translation>يرى {server} هذا الحاسوب بالعنوان {address}.</translation>
        </message>
        <message>
            <source>The server names no relay. Proxies and the chat servers stand in for it.</source>
            <translation>لا يسمّي الخادم مُرحِّلًا. ويقوم الوسطاء وخوادم الدردشة مقامه.</translation>
        </message>
        <message>
            <source>The libraries for relays are not installed here (aioice, aiortc).</source>
            <translation>مكتبات المُرحِّلات غير مثبتة هنا (aioice وaiortc).</translation>
        </message>
        <message>
            <source>{server} lends no address. Tell who runs your server, or check that UDP may leave.</source>
            <translation>لا يعير {server} عنوانًا. أخبر من يدير خادمك، أو تحقق من أن UDP يستطيع الخروج.</translation>
        </message>
        <message>
            <source>{server} lends the address {address}.</source>
            <translation>يعير {server} العنوان {address}.</translation>
        </message>
        <message>
            <source>Contacts are told {address}, as set under Network. Whether the router leads there can only be seen from outside.</source>
            <translation>تُخبَر جهات الاتصال بالعنوان {address}، كما عُيّن ضمن «الشبكة». ولا يُعرف إن كان الموجّه يوصل إلى هنا إلا من الخارج.</translation>
        </message>
        <message>
            <source>The router leads {address} to this computer.</source>
            <translation>يوصل الموجّه {address} إلى هذا الحاسوب.</translation>
        </message>
        <message>
            <source>This computer has a public address: {address}. A firewall may still be in the way.</source>
            <translation>لهذا الحاسوب عنوان عام: {address}. وقد يظل جدار حماية في الطريق.</translation>
        </message>
        <message>
            <source>The router did not open a port. Open one by hand and name it under Network, or rely on proxies.</source>
            <translation>لم يفتح الموجّه منفذًا. افتح منفذًا يدويًا وسمّه ضمن «الشبكة»، أو اعتمد على الوسطاء.</translation>
        </message>
        <message>
            <source>Only computers in your own network reach this one directly ({address}). Under Network you can let Gharial ask the router for more.</source>
            <translation>لا يصل إلى هذا الحاسوب مباشرة إلا حواسيب شبكتك ({address}). يمكنك ضمن «الشبكة» أن تدع Gharial يطلب من الموجّه أكثر.</translation>
        </message>
        <message>
            <source>Not tested: it would leave a file on the server. Tick the box above for it.</source>
            <translation>لم يُختبر: فهو يترك ملفًا على الخادم. حدد الخانة أعلاه لاختباره.</translation>
        </message>
        <message>
            <source>The file arrived, but by another way.</source>
            <translation>وصل الملف، لكن بمسار آخر.</translation>
        </message>
        <message>
            <source>The server took the test file. It deletes it when its time is over.</source>
            <translation>قبل الخادم ملف الاختبار. ويحذفه حين ينقضي وقته.</translation>
        </message>
        <message>
            <source>The test file arrived whole.</source>
            <translation>وصل ملف الاختبار سليمًا.</translation>
        </message>
        <message>
            <source>This way is not there: the server or a setting leaves it out.</source>
            <translation>هذا المسار غير موجود: يستبعده الخادم أو أحد الإعدادات.</translation>
        </message>
        <message>
            <source>A firewall on this computer may keep UDP away.</source>
            <translation>ربما يمنع UDP جدار حماية على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>Without a proxy, files go another way.</source>
            <translation>بلا وسيط تمر الملفات بمسار آخر.</translation>
        </message>
        <message>
            <source>A firewall on this computer may be in the way.</source>
            <translation>ربما كان في الطريق جدار حماية على هذا الحاسوب.</translation>
        </message>
        <message>
            <source>{what} {advice}</source>
            <translation>{what} {advice}</translation>
        </message>
        <message>
            <source>{count} s</source>
            <translation>{count} ث</translation>
        </message>
        <message>
            <source>The test could not begin.</source>
            <translation>تعذّر بدء الاختبار.</translation>
        </message>
        <message>
            <source>No way worked. The rows say why.</source>
            <translation>لم ينجح أي مسار. تبيّن الصفوف السبب.</translation>
        </message>
        <message>
            <source>Ways that work: {good}; ways that do not: {bad}. Files take those that do.</source>
            <translation>المسارات التي تعمل: {good}؛ والتي لا تعمل: {bad}. وتسلك الملفات ما يعمل منها.</translation>
        </message>
        <message>
            <source>Every way that was tested works: {good}.</source>
            <translation>كل مسار اختُبر يعمل: {good}.</translation>
        </message>
    </context>
    <context>
        <name>transfer_rows</name>
        <message numerus="yes">
            <source>{name} and %n more</source>
            <translation>
                <numerusform>{name} ولا شيء غيره</numerusform>
                <numerusform>{name} وملف آخر</numerusform>
                <numerusform>{name} وملفان آخران</numerusform>
                <numerusform>{name} و%Ln ملفات أخرى</numerusform>
                <numerusform>{name} و%Ln ملفًا آخر</numerusform>
                <numerusform>{name} و%Ln ملف آخر</numerusform>
            </translation>
        </message>
        <message>
            <source>to {name}</source>
            <translation>إلى {name}</translation>
        </message>
        <message>
            <source>from {name}</source>
            <translation>من {name}</translation>
        </message>
        <message>
            <source>{done} of {count} done</source>
            <translation>انتهى {done} من {count}</translation>
        </message>
        <message numerus="yes">
            <source>%n not sent</source>
            <translation>
                <numerusform>لا شيء لم يُرسل</numerusform>
                <numerusform>واحد لم يُرسل</numerusform>
                <numerusform>اثنان لم يُرسلا</numerusform>
                <numerusform>%Ln لم تُرسل</numerusform>
                <numerusform>%Ln لم تُرسل</numerusform>
                <numerusform>%Ln لم تُرسل</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not received</source>
            <translation>
                <numerusform>لا شيء لم يُستلم</numerusform>
                <numerusform>واحد لم يُستلم</numerusform>
                <numerusform>اثنان لم يُستلما</numerusform>
                <numerusform>%Ln لم تُستلم</numerusform>
                <numerusform>%Ln لم تُستلم</numerusform>
                <numerusform>%Ln لم تُستلم</numerusform>
            </translation>
        </message>
        <message>
            <source>all verified</source>
            <translation>جرى التحقق من الكل</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>بقي {time}</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent}%</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>انتهى</translation>
        </message>
        <message>
            <source>Going</source>
            <translation>جارٍ</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>في الانتظار</translation>
        </message>
    </context>
    <context>
        <name>transfer_words</name>
        <message>
            <source>Waiting for {name} to accept</source>
            <translation>بانتظار قبول {name}</translation>
        </message>
        <message>
            <source>Waiting to be accepted</source>
            <translation>بانتظار القبول</translation>
        </message>
        <message>
            <source>Waiting for your answer</source>
            <translation>بانتظار ردك</translation>
        </message>
        <message>
            <source>Looking for a way</source>
            <translation>البحث عن مسار</translation>
        </message>
        <message>
            <source>Checking that all arrived</source>
            <translation>التحقق من وصول الكل</translation>
        </message>
        <message>
            <source>Done, verified</source>
            <translation>انتهى، وجرى التحقق</translation>
        </message>
        <message>
            <source>Done, no proof by this method</source>
            <translation>انتهى، ولا تحقق بهذه الطريقة</translation>
        </message>
        <message>
            <source>Not sent: declined</source>
            <translation>لم يُرسل: رُفض</translation>
        </message>
        <message>
            <source>You declined it</source>
            <translation>لقد رفضته</translation>
        </message>
        <message>
            <source>Paused by both sides</source>
            <translation>أوقفه الطرفان مؤقتًا</translation>
        </message>
        <message>
            <source>Paused by you</source>
            <translation>أوقفته مؤقتًا</translation>
        </message>
        <message>
            <source>Paused by {name}</source>
            <translation>أوقفه {name} مؤقتًا</translation>
        </message>
        <message>
            <source>Paused by the other side</source>
            <translation>أوقفه الطرف الآخر مؤقتًا</translation>
        </message>
        <message>
            <source>Only an upload to {server} is left</source>
            <translation>لم يبقَ إلا الرفع إلى {server}</translation>
        </message>
        <message>
            <source>Waiting for the connection</source>
            <translation>بانتظار الاتصال</translation>
        </message>
        <message>
            <source>Sends when {name} is back</source>
            <translation>يُرسل عند عودة {name}</translation>
        </message>
        <message>
            <source>Goes on when {name} is back</source>
            <translation>يُستأنف عند عودة {name}</translation>
        </message>
        <message>
            <source>Next try in {time}</source>
            <translation>المحاولة التالية بعد {time}</translation>
        </message>
        <message>
            <source>Waiting its turn</source>
            <translation>ينتظر دوره</translation>
        </message>
        <message>
            <source>Waiting for {name} to go on</source>
            <translation>بانتظار أن يواصل {name}</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>في الانتظار</translation>
        </message>
        <message>
            <source>{done} of {size}</source>
            <translation>{done} من {size}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>بقي {time}</translation>
        </message>
        <message>
            <source>no data for {time}</source>
            <translation>لا بيانات منذ {time}</translation>
        </message>
        <message>
            <source>Through the proxy {host}</source>
            <translation>عبر الوسيط {host}</translation>
        </message>
        <message>
            <source>Through a proxy</source>
            <translation>عبر وسيط</translation>
        </message>
        <message>
            <source>Through the chat servers (slow)</source>
            <translation>عبر خوادم الدردشة (بطيء)</translation>
        </message>
        <message>
            <source>Directly over the local network, as datagrams (UDP)</source>
            <translation>مباشرة عبر الشبكة المحلية، في حزم (UDP)</translation>
        </message>
        <message>
            <source>Directly, as datagrams (UDP)</source>
            <translation>مباشرة، في حزم (UDP)</translation>
        </message>
        <message>
            <source>By a web link to {host}</source>
            <translation>برابط ويب إلى {host}</translation>
        </message>
        <message>
            <source>By a web link</source>
            <translation>برابط ويب</translation>
        </message>
        <message>
            <source>By upload to {host}</source>
            <translation>بالرفع إلى {host}</translation>
        </message>
        <message>
            <source>By upload to the server</source>
            <translation>بالرفع إلى الخادم</translation>
        </message>
        <message>
            <source>Directly over the local network</source>
            <translation>مباشرة عبر الشبكة المحلية</translation>
        </message>
        <message>
            <source>Directly</source>
            <translation>مباشرة</translation>
        </message>
        <message>
            <source>Through the relay {host}, encrypted between you</source>
            <translation>عبر المُرحِّل {host}، مشفّرًا بينكما</translation>
        </message>
        <message>
            <source>Directly, through your routers</source>
            <translation>مباشرة، عبر الموجّهات</translation>
        </message>
        <message>
            <source>Directly over the local network, encrypted</source>
            <translation>مباشرة عبر الشبكة المحلية، مشفّرًا</translation>
        </message>
        <message>
            <source>Directly, encrypted</source>
            <translation>مباشرة، مشفّرًا</translation>
        </message>
        <message>
            <source>Directly through routers, or by a relay</source>
            <translation>مباشرة عبر الموجّهات، أو بمُرحِّل</translation>
        </message>
        <message>
            <source>{way}, which keeps a copy</source>
            <translation>{way}، وتبقى نسخة هناك</translation>
        </message>
        <message>
            <source>{way} (did not work before)</source>
            <translation>{way} (لم ينجح من قبل)</translation>
        </message>
        <message>
            <source>{way} (worked last time)</source>
            <translation>{way} (نجح في المرة السابقة)</translation>
        </message>
        <message>
            <source>{way} (did not work last time)</source>
            <translation>{way} (لم ينجح في المرة السابقة)</translation>
        </message>
        <message>
            <source>size unknown</source>
            <translation>الحجم غير معروف</translation>
        </message>
        <message numerus="yes">
            <source>%n left out (links and the like)</source>
            <translation>
                <numerusform>لم يُترك شيء</numerusform>
                <numerusform>تُرك عنصر (رابط أو نحوه)</numerusform>
                <numerusform>تُرك عنصران (روابط ونحوها)</numerusform>
                <numerusform>تُركت %Ln عناصر (روابط ونحوها)</numerusform>
                <numerusform>تُرك %Ln عنصرًا (روابط ونحوها)</numerusform>
                <numerusform>تُرك %Ln عنصر (روابط ونحوها)</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>مجلد</translation>
        </message>
        <message>
            <source>Empty folder</source>
            <translation>مجلد فارغ</translation>
        </message>
        <message numerus="yes">
            <source>Folder of %n files</source>
            <translation>
                <numerusform>مجلد بلا ملفات</numerusform>
                <numerusform>مجلد فيه ملف</numerusform>
                <numerusform>مجلد فيه ملفان</numerusform>
                <numerusform>مجلد فيه %Ln ملفات</numerusform>
                <numerusform>مجلد فيه %Ln ملفًا</numerusform>
                <numerusform>مجلد فيه %Ln ملف</numerusform>
            </translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>جارٍ الإرسال</translation>
        </message>
        <message>
            <source>Receiving</source>
            <translation>جارٍ الاستقبال</translation>
        </message>
        <message>
            <source>Taken on another device of yours</source>
            <translation>قُبل على جهاز آخر لك</translation>
        </message>
        <message>
            <source>Declined on another device of yours</source>
            <translation>رُفض على جهاز آخر لك</translation>
        </message>
        <message>
            <source>Cancelled by the other side</source>
            <translation>ألغاه الطرف الآخر</translation>
        </message>
        <message>
            <source>Cancelled by you</source>
            <translation>لقد ألغيته</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>أُلغي</translation>
        </message>
        <message>
            <source>Not received: the connection ended before you answered</source>
            <translation>لم يُستلم: انتهى الاتصال قبل أن ترد</translation>
        </message>
        <message>
            <source>Not sent: {name} went offline</source>
            <translation>لم يُرسل: انقطع {name}</translation>
        </message>
        <message>
            <source>Not received: {name} went offline</source>
            <translation>لم يُستلم: انقطع {name}</translation>
        </message>
        <message>
            <source>Not sent: group chats get a link, and no server keeps a copy for you</source>
            <translation>لم يُرسل: تتلقى الدردشات الجماعية رابطًا، ولا خادم يحتفظ بنسخة لك</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>لم يُرسل</translation>
        </message>
        <message>
            <source>Not received</source>
            <translation>لم يُستلم</translation>
        </message>
        <message>
            <source>Not sent: {reason}</source>
            <translation>لم يُرسل: {reason}</translation>
        </message>
        <message>
            <source>Not received: {reason}</source>
            <translation>لم يُستلم: {reason}</translation>
        </message>
    </context>
    <context>
        <name>xml-console</name>
        <message>
            <source>Sent</source>
            <translation>المرسل</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>المستقبَل</translation>
        </message>
        <message>
            <source>stream</source>
            <translation>تدفق</translation>
        </message>
        <message numerus="yes">
            <source>%n stanzas came too quickly to be shown</source>
            <translation>
                <numerusform>لا مقاطع فاتت</numerusform>
                <numerusform>جاء مقطع أسرع من أن يُعرض</numerusform>
                <numerusform>جاء مقطعان أسرع من أن يُعرضا</numerusform>
                <numerusform>جاءت %Ln مقاطع أسرع من أن تُعرض</numerusform>
                <numerusform>جاء %Ln مقطعًا أسرع من أن يُعرض</numerusform>
                <numerusform>جاء %Ln مقطع أسرع من أن يُعرض</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocks of in-band data</source>
            <translation>
                <numerusform>لا كتل من البيانات</numerusform>
                <numerusform>كتلة من البيانات داخل التدفق</numerusform>
                <numerusform>كتلتان من البيانات داخل التدفق</numerusform>
                <numerusform>%Ln كتل من البيانات داخل التدفق</numerusform>
                <numerusform>%Ln كتلة من البيانات داخل التدفق</numerusform>
                <numerusform>%Ln كتلة من البيانات داخل التدفق</numerusform>
            </translation>
        </message>
        <message>
            <source>{blocks}, {size}</source>
            <translation>{blocks}، {size}</translation>
        </message>
        <message numerus="yes">
            <source>%n acknowledgements of the stream</source>
            <translation>
                <numerusform>لا إقرارات للتدفق</numerusform>
                <numerusform>إقرار للتدفق</numerusform>
                <numerusform>إقراران للتدفق</numerusform>
                <numerusform>%Ln إقرارات للتدفق</numerusform>
                <numerusform>%Ln إقرارًا للتدفق</numerusform>
                <numerusform>%Ln إقرار للتدفق</numerusform>
            </translation>
        </message>
        <message>
            <source>answer</source>
            <translation>جواب</translation>
        </message>
        <message>
            <source>Type one stanza: an iq, a message or a presence.</source>
            <translation>اكتب مقطعًا واحدًا: iq أو message أو presence.</translation>
        </message>
        <message>
            <source>This is too long to be sent at once.</source>
            <translation>هذا أطول من أن يُرسل دفعة واحدة.</translation>
        </message>
        <message>
            <source>These are several stanzas. Send them one by one.</source>
            <translation>هذه مقاطع عدة. أرسلها واحدًا واحدًا.</translation>
        </message>
        <message>
            <source>There is text outside the stanza.</source>
            <translation>يوجد نص خارج المقطع.</translation>
        </message>
        <message>
            <source>Only an iq, a message or a presence can be sent.</source>
            <translation>لا يمكن إرسال غير iq أو message أو presence.</translation>
        </message>
        <message>
            <source>This is not well-formed XML.</source>
            <translation>هذا ليس XML سليم البنية.</translation>
        </message>
        <message>
            <source>This is not well-formed XML: line {line}, column {column} ({detail}).</source>
            <translation>هذا ليس XML سليم البنية: السطر {line}، العمود {column} ({detail}).</translation>
        </message>
    </context>
</TS>
