-- A room that lets its moderators take back what others said (XEP-0425): in its present form, or, with
-- moderation_form = 0, in that before version 0.3. Keeps no tombstones. For tests.

local st = require "util.stanza";
local rooms = module:depends "muc";
local form = module:get_option_number("moderation_form", 1);
local MODERATE = "urn:xmpp:message-moderate:" .. form;
local RETRACT = "urn:xmpp:message-retract:" .. form;
local FASTEN = "urn:xmpp:fasten:0";

module:hook("muc-disco#info", function (event)
	event.reply:tag("feature", { var = MODERATE }):up();
end);

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
	origin.send(st.reply(stanza));
	return true;
end

module:hook("iq-set/bare/" .. (form == 1 and MODERATE .. ":moderate" or FASTEN .. ":apply-to"), moderate);
