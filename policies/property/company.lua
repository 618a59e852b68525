-- property/company.lua - property management: its three regulations as the rules of one institution.
--
-- complaint.lua holds 投诉处理及回访制度, call.lua and watch.lua 客服中心值班制度, handover.lua 客服中心交接班制度,
-- base.lua the people. Read them beside the registers clauses/property_*.lua and readings/property.lua.
-- None of the texts names a time limit but the fifteen minutes, a sanction, or the day from which it is
-- in force, so nothing here does.
--
-- What a report may look for: `gap` of `arrive@always` is a time in which nobody was on post,
-- `late` or `overdue` of `arrive@roster` a relief that came late or not at all. No due can be extended.
local policy = require "property.base"
for _, part in ipairs { "complaint", "call", "watch", "handover" } do
  policy = extend(policy, require("property." .. part))
end

return extend(policy, {
  regulation = { "property-complaint", "property-duty", "property-handover" },
  id = "cn.property",
  version = "1.0.0",
  title = { zh = "物业管理投诉处理、值班和交接班制度", en = "Property management: complaints, duty and handover" },
  zone = "+08:00",
  calendar = "cn",
  readings = require "readings.property",
  -- No report is due; this is what one looks for: whoever is not known is owed no return visit (R86).
  reports = {
    complaints = {
      of = "complaint", unknown = { stance = { "anonymous", "unreachable" } },
      cites = "property-complaint:6/R86",
    },
  },
})
