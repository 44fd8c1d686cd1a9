### People with rights: signing in to the dashboard, teams and invitations. Plain texts for pages;
### those of the chat are further down.

staff-title = Dashboard
staff-skip = To the content
staff-menu = Menu
staff-sections = Sections
staff-language = Language
staff-sign-out = Sign out
staff-sign-out-everywhere = Sign out on every device
staff-trouble-title = That did not work
staff-back = Back to the dashboard
staff-optional = optional

staff-role-owner = Owner
staff-role-organiser = Organiser
staff-role-host = Host

## Signing in

staff-sign-in-title = Sign in to the dashboard
staff-sign-in-text = This link works once. Signing in lasts twelve hours on this device, or until you sign out.
staff-sign-in-button = Sign in
staff-signed-out-title = You are signed out
staff-sign-in-first = Please sign in
staff-signed-out-text = To come back, send /dashboard to the bot: it gives you a new link.

## What goes wrong

staff-wrong-signed-out = You are not signed in, or your sign-in has ended. Send /dashboard to the bot in a private chat: it gives you a link that signs you in.
staff-wrong-unknown-link = This sign-in link is not one of ours, or it was cut off. Send /dashboard to the bot for a new one, and open the whole link.
staff-wrong-used-link = This sign-in link was used already. Each works once. Send /dashboard to the bot for a new one.
staff-wrong-expired-link = This sign-in link is older than ten minutes. Send /dashboard to the bot for a new one.
staff-wrong-not-allowed = Your role does not include this. If you need it, ask an organiser of your partner or the owner of the bot.
staff-wrong-no-page = There is no such page. It may have been moved or removed.
staff-wrong-too-often = That was a lot in a short time. Wait a minute and try again.
staff-wrong-too-large = That is longer than the form can take. Shorten it and try again.
staff-wrong-not-a-form = The form did not arrive whole. Go back, load the page again and send it once more.
staff-wrong-stale = This page was opened before you last signed in. Go back, load it again and send it once more.
staff-wrong-elsewhere = This came from another website, so nothing was done. Open the dashboard itself and try there.
staff-wrong-not-now = That is not possible now; it may have been changed meanwhile. Go back and load the page again.
staff-wrong-trouble = Something went wrong on our side. Nothing is lost; try again in a moment.

## The first page

staff-tab-home = Overview
staff-tab-home-hint = What happened, and what to do next.
staff-home-title = Welcome
staff-home-named = Welcome, { $name }
staff-home-works = You work for
staff-home-owner = You own this bot: you see all partners and may do everything.
staff-home-nothing = There is no partner yet. A partner is an organisation you hold events with: a community centre, a school, a firm. Add the first one under People.
staff-home-first = Add the first partner

## People

staff-tab-people = People
staff-tab-people-hint = Who works for which partner; invite and remove people.
staff-people-title = People
staff-people-intro = Organisers plan events and read reports for their partner. Hosts run events. Nobody sees another partner's.
staff-people-choose = Choose a partner to see who works for it.
staff-people-others = ‹ All partners
staff-partner-which = Partner
staff-partner-all = All partners
staff-partner-show = Show
staff-older = Older
staff-newer = Newer
staff-people-none = You do not work for any partner.
staff-partner-add = Add a partner
staff-partner-name = Name of the partner
staff-partner-hint = The organisation as people know it. Everybody in its team sees this.
staff-partner-rename = Change the name
staff-save = Save
staff-name-refused = Give a name of 1 to 80 characters.
staff-name-taken = There is a partner with this name already.
staff-team-count = { $people ->
    [0] nobody yet
    [one] 1 person
   *[other] { $people } people
}
staff-team-empty = Nobody works for this partner yet. Invite the first person.
staff-since = since { $when }
staff-you = you
staff-remove = Remove
staff-leave = Leave
staff-invite = Invite somebody
staff-invite-as = Role
staff-invite-hint = You get a link for one person. It works once, for three days.
staff-invite-button = Make an invitation link
staff-host-may = sees this partner's events and runs them
staff-organiser-may = makes events, reads and exports reports, answers learners, invites people
staff-open-invitations = Invitations not used yet
staff-open-until = good until { $when }
staff-withdraw = Withdraw
staff-invited-title = The invitation is ready
staff-invited-text = Send this link to the person who is to be { $role ->
    [organiser] an organiser
   *[host] a host
} for { $partner }. It works once and until { $when }. It is shown only now: copy it before you leave this page.
staff-invited-link = Invitation link
staff-invited-copy = Copy the link
staff-copied = Copied
staff-done = Done
staff-remove-title = Remove { $name }?
staff-remove-text = { $name } loses all rights for { $partner } at once and is signed out. Invitations they made and nobody used stop working. You can invite them again.
staff-leave-title = Leave { $partner }?
staff-leave-text = You lose your rights for { $partner } at once. Somebody there can invite you again.
staff-remove-yes = Yes, remove
staff-leave-yes = Yes, leave
staff-keep = No, go back
staff-said-founded = { $name } was added.
staff-said-renamed = It is called { $name } now.
staff-said-removed = { $name } was removed.
staff-said-withdrawn = The invitation was withdrawn. Its link no longer works.
staff-said-gone = That invitation was used or withdrawn already.

## The audit trail

staff-tab-audit = Audit trail
staff-tab-audit-hint = Who gave or took rights, exported, or sent something. Only the owner sees it.
staff-audit-title = Audit trail
staff-audit-intro = Every grant, removal, export, broadcast, change of a group's settings or an event's programme, and decision about content, newest first. Nothing here can be changed.
staff-audit-empty = Nothing has been done yet.
staff-audit-at = When
staff-audit-who = Who
staff-audit-what = What
staff-audit-about = About
staff-audit-partner = Partner
staff-audit-older = Older
staff-audit-newest = Newest
staff-audit-person = { $what }: { $name }
staff-erased = erased
staff-number = person { $number }

audit-found = added
audit-rename = renamed
audit-invite = invited
audit-withdraw = withdrew an invitation
audit-grant = gave a role
audit-remove = took a role
audit-broadcast-asked = asked for approval
audit-broadcast-approved = approved
audit-broadcast-sent-back = sent back
audit-broadcast-begun = began to send
audit-broadcast-stopped = stopped
audit-broadcast-done = finished sending
audit-about-partner = a partner
audit-about-broadcast = message { $number }
audit-cohort-start = changed the first question
audit-cohort-delays = changed the days of the questions afterwards
audit-cohort-pace = changed the reminders
audit-event-programme = changed the programme
audit-about-cohort = group { $number }
audit-about-host = host
audit-about-organiser = organiser

## In the chat: Telegram HTML

staff-chat-not-for-you = This is for people who organise events with me. If you should be one of them, ask an organiser for an invitation link.
staff-toast-not-allowed = Your role does not include this.
staff-toast-gone = That is not there any more.
staff-chat-way-in =
    <b>Your way into the dashboard</b>

    This link signs you in once, within ten minutes. Do not pass it on: whoever opens it is signed in as you.
staff-chat-only-here = It opens on the computer that runs me, or in its own network; not on the internet.
staff-chat-open = Open the dashboard
staff-chat-see-team = Show the team
staff-chat-teams = <b>Your partners</b>
staff-chat-no-partner =
    <b>No partners yet</b>

    A partner is an organisation you hold events with: a community centre, a school, a firm.
staff-chat-more = { $more ->
    [one] 1 more is
   *[other] { $more } more are
 } in the dashboard.
staff-chat-add-partner = ＋ Add a partner
staff-chat-ask-partner = What is the partner called? Send me the name, as people know it.
staff-chat-member = • { $name } – { $role }
staff-chat-member-me = • { $name } (you) – { $role }
staff-chat-waiting = { $invitations ->
    [one] One invitation is not used yet.
   *[other] { $invitations } invitations are not used yet.
}
staff-chat-invite-host = ＋ Invite a host
staff-chat-invite-organiser = ＋ Invite an organiser
staff-chat-remove = Remove { $name }
staff-chat-all-teams = ← All partners
staff-chat-invited =
    <b>The invitation is below</b>

    Forward that message to the one person who is to be { $role ->
        [organiser] an organiser
       *[host] a host
    } for { $partner }. It works once, for three days.
staff-chat-invitation =
    You are invited to be { $role ->
        [organiser] an organiser
       *[host] a host
    } for <b>{ $partner }</b>. Open this link, and press Start:
staff-chat-accepted =
    <b>Welcome!</b> You are { $role ->
        [organiser] an organiser
       *[host] a host
    } for <b>{ $partner }</b> now.
staff-chat-had-it = You are already { $role ->
        [owner] the owner
        [organiser] an organiser
       *[host] a host
    } for <b>{ $partner }</b>; the invitation can still be used by somebody else.
staff-chat-may = { $role }: { $may }.
staff-chat-commands = /dashboard opens the pages for organisers, /team shows who works with you.
staff-chat-joined = <b>{ $name }</b> accepted your invitation and is { $role ->
        [organiser] an organiser
       *[host] a host
    } for { $partner } now.
staff-chat-left = You have left the team.
staff-chat-unknown = This invitation is not one of mine, or it was withdrawn. Ask whoever sent it for a new one.
staff-chat-used = Somebody has used this invitation already; each works once. Ask whoever sent it for a new one.
staff-chat-expired = This invitation is older than three days. Ask whoever sent it for a new one.

## For those who work for a partner, under what everybody is told

staff-help =
    <b>For organisers and hosts</b>

    /event – plan and run events
    /dashboard – the pages in your browser
    /stats – how many came and what they learned
    /team – who works for a partner
    /tickets – answer what learners report
    /broadcast – write to your groups

## In Telegram's menu of commands

command-event = Plan and run events
command-dashboard = The pages in your browser
command-team = Who works for a partner
command-tickets = Answer what learners report
command-stats = Who came, and what they learned
