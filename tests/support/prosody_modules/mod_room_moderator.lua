-- A room that lets its moderators take back what others said (XEP-0425): in its present form, or, with
-- moderation_form = 0, in that before version 0.3. The archive keeps a tombstone. For tests.

local st = require "util.stanza";
local rooms = module:depends "muc";
local form = module:get_option_number("moderation_form", 1);
local MODERATE = "urn:xmpp:message-moderate:" .. form;
local RETRACT = "urn:xmpp:message-retract:" .. form;
local archive = module:open_store("muc_log", "archive");
local split = require "util.jid".split;
local FASTEN = "urn:xmpp:fasten:0";

module:hook("muc-disco#info", function (event)
	event.reply:tag("feature", { var = MODERATE }):up();
end);

local function bury(room, id, by, reason)
	local node = split(room.jid);
	local kept, when = archive:get(node, id);
	if not kept then return; end
	local stone = st.message({ type = "groupchat", from = kept.attr.from, id = kept.attr.id });
	if form == 1 then
		stone:tag("retracted", { xmlns = RETRACT, stamp = "2026-03-01T12:00:00Z", id = id })
			:tag("moderated", { xmlns = MODERATE, by = by }):up();
		if reason then stone:text_tag("reason", reason); end
	else
		stone:tag("moderated", { xmlns = MODERATE, by = by })
			:tag("retracted", { xmlns = RETRACT, stamp = "2026-03-01T12:00:00Z" }):up();
		if reason then stone:text_tag("reason", reason); end
	end
	stone:reset();
	archive:set(node, id, stone, when);
end

local function moderate(event)
	local origin, stanza = event.origin, event.stanza;
	local room = rooms.get_room_from_jid(stanza.attr.to);
	local outer = form == 1 and stanza or stanza:get_child("apply-to", FASTEN);
	local wish = outer and outer:get_child("moderate", MODERATE);
	if not room or not wish then return; end
	local id = (form == 1 and wish or outer).attr.id;
	local occupant = room:get_occupant_by_real_jid(stanza.attr.from);
	if not occupant or occupant.role ~= "moderator" then
		origin.send(st.error_reply(stanza, "auth", "forbidden"));
		return true;
	end
	local reason = wish:get_child_text("reason", MODERATE);
	local news = st.message({ type = "groupchat", from = room.jid, id = "moderation-" .. id });
	if form == 1 then
		news:tag("retract", { xmlns = RETRACT, id = id })
			:tag("moderated", { xmlns = MODERATE, by = occupant.nick }):up();
		if reason then news:text_tag("reason", reason); end
	else
		news:tag("apply-to", { xmlns = FASTEN, id = id })
			:tag("moderated", { xmlns = MODERATE, by = occupant.nick })
			:tag("retract", { xmlns = RETRACT }):up();
		if reason then news:text_tag("reason", reason); end
	end
	room:broadcast(news);
	bury(room, id, occupant.nick, reason);
	origin.send(st.reply(stanza));
	return true;
end

module:hook("iq-set/bare/" .. (form == 1 and MODERATE .. ":moderate" or FASTEN .. ":apply-to"), moderate);
