-- property/base.lua - property management: its three regulations as the rules of one institution.
--
-- complaint.lua holds 投诉处理及回访制度, call.lua and watch.lua 客服中心值班制度, handover.lua 客服中心交接班制度;
-- here stand the people. Read them beside the registers
-- clauses/property_*.lua and readings/property.lua. None of the texts names a time limit but the fifteen
-- minutes, a sanction, or the day from which it is in force, so nothing here does.
--
-- What a report may look for: `gap` of `arrive@always` is a time in which nobody was on post,
-- `late` or `overdue` of `arrive@roster` a relief that came late or not at all, `stance` says whether
-- the complainant is known and can be reached. No due can be extended.
local shared = {
  regulation = "property-complaint",

  roles = {
    service_staff = {
      zh = "客服人员", en = "customer service staff", cites = { "1", "3", "property-duty:3" },
    },
    service_office = { zh = "服务处", en = "service office", cites = { "4", "4/R39" } },
    office_director = { zh = "服务处主任", en = "service-office director", cites = "4" },
    manager_in_charge = { zh = "分管经理", en = "manager in charge", cites = "4" },
    follower = { zh = "专职人员", en = "specially assigned person", held_by = "follower", cites = { "5", "5/R84" } },
    department = { zh = "相关部门", en = "department concerned", cites = "3" },
    night_staff = { zh = "夜间维修值班人员", en = "night maintenance staff", cites = "property-duty:4" },
    maintenance_team = { zh = "维修队", en = "maintenance team", cites = "property-duty:3" },
    substitute = { zh = "代值人员", en = "substitute", cites = "property-duty:6" },
    outgoing = { zh = "交班人员", en = "outgoing staff", cites = "property-handover:2" },
    incoming = { zh = "接班人员", en = "incoming staff", cites = "property-handover:1" },
    complainant = {
      zh = "投诉人（客户、业主、住户）", en = "complainant", party = true, is = "complainant",
      present = { stance = "reachable" }, cites = { "2", "2/R38" },
    },
    respondent = {
      zh = "被投诉的客服人员", en = "staff complained of", party = true, is = "respondent", cites = "7",
    },
  },

  facts = {
    correction_reason = { type = "text", zh = "更正理由", en = "why the record is corrected" },
    true_at = { type = "time", zh = "实际时间", en = "when it really happened" },
  },
}

local policy = shared
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
})
