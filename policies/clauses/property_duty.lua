-- clauses/property_duty.lua - property management, 客服中心值班制度: its register, clause by clause.
--
-- The words are ours, the numbers the source's. `advisory` says why some of a clause cannot be enforced
-- by software; it is shown to whoever acts (`heeds` in the policy).
local manner = { zh = "态度由人把握，软件看不见", en = "manner is between people; software cannot see it" }

return {
  ["1"] = {
    kind = "rule",
    zh = "客服中心全天二十四小时有人值班。",
    en = "The customer service centre is staffed 24 hours a day.",
  },
  ["2"] = {
    kind = "conduct",
    advisory = manner,
    zh = "礼貌、耐心、及时；不与业主争吵。",
    en = "Be polite, patient and timely; never quarrel with owners.",
  },
  ["3"] = {
    kind = "duty",
    advisory = {
      zh = "记录是否准确软件看不见；错了可以更正",
      en = "software cannot see whether a note is exact; a wrong one can be corrected",
    },
    zh = "客服人员接听所有来电、接待所有来访，及时准确记入工作日志，迅速通知相关部门；报修及时转维修队，由维修队派人。",
    en = "Service staff take all calls and visits, note them promptly and exactly in the work log and "
      .. "quickly notify the department; repair requests go promptly to the maintenance team, which "
      .. "assigns somebody.",
  },
  ["4"] = {
    kind = "duty",
    zh = "夜间维修值班人员按客服中心程序值班：来电来访及时记入夜间值班记录表；能当场维修的当场维修，不能的告知住户安排次日处理。",
    en = "Night duty, by the centre's procedure: each call or visit goes promptly into the night duty "
      .. "record; what can be repaired at once is, otherwise the resident is told that it is arranged for "
      .. "the next day.",
  },
  ["5"] = {
    kind = "duty",
    zh = "夜间未能解决的投诉、委托、报修等（紧急情况除外），次日交接班时由当班客服人员根据夜间值班记录表及时填写维修工作单或投诉记录表，通知相关部门。",
    en = "What the night could not settle (complaints, service requests, repairs and the like; not "
      .. "emergencies): at the next day's handover, from the night duty record, the service staff on duty "
      .. "promptly fill in the repair work order or the complaint record form and notify the department.",
  },
  ["6"] = {
    kind = "rule",
    zh = "任何情况下至少有一人在岗；夜间值班人员因紧急情况外出的，按公司规定由人代值。",
    en = "In every circumstance at least one person is on duty; night staff called to an emergency are "
      .. "stood in for under company rules.",
  },
  ["7"] = {
    kind = "duty",
    zh = "提前十五分钟到岗交接班。",
    en = "On post 15 minutes early for handover.",
  },
}
