-- property/call.lua - 客服中心值班制度, 3 to 5: one call or visit, by day and by night.
--
-- A part of property/company.lua. By day it goes into the work log and to the department; by night into
-- the night duty record, is settled at once or put off to the next day's handover. A complaint or an
-- opinion, by day or night, also becomes a case of its own in the register.
local staff, night = "service_staff", "night_staff"
local by_day, by_night = { taken = "by_day" }, { taken = "by_night" }
local put_off = { deferred = true }
local for_register = { kind = { "complaint", "opinion" } }
local noted = { noted = true } -- once: a wrong note is corrected
local unless_noted = { noted = true, stance = "unreachable" } -- out of reach takes attempts (R86)
local nameless = { "anonymous_why", when = { stance = "anonymous" }, cites = "property-complaint:6/R86" }
local nameless_by_night = { "anonymous_why", when = { stance = "anonymous" }, cites = "4/R86" }
local repair = { kind = "repair" }
local prompt = {} -- a duty without a due time (R11)

local call = {
  zh = "来电来访", en = "call or visit",
  actions = {
    take = {
      zh = "接听或接待", en = "take the call or visit",
      by = { { staff, when = by_day, cites = "3" }, { night, when = by_night, cites = "4" } },
      starts = true, needs = { "taken", "channel" }, when = { channel = { "telephone", "visit" } },
      heeds = { "2", "3" }, stage = { zh = "已接待", en = "taken" }, cites = { "3", "4" },
    },

    -- 3: by day
    log = {
      zh = "记入工作日志", en = "note it in the work log",
      by = staff, after = "take", when = by_day, unless = unless_noted, sets = noted,
      owed = { take = { when = by_day } },
      needs = { "summary", "kind", "department_acts", nameless },
      asks = { "complainant", "name", "stance", "anonymous_why" }, heeds = { "2", "3" },
      stage = { zh = "已记入工作日志", en = "in the work log" }, cites = { "3", "3/R11", "3/R89" },
      protected = { "after", "needs", "owed" },
    },
    pass_to_maintenance = {
      zh = "转维修队", en = "pass it to the maintenance team",
      by = staff, to = "maintenance_team", after = "log", when = { kind = { "repair", "emergency" } },
      owed = { log = { when = repair } }, stage = { zh = "已转维修队", en = "with the maintenance team" },
      cites = { "3", "3/R11" }, protected = { "after", "owed", "to" },
    },
    assign_repairer = {
      zh = "派维修人员", en = "assign somebody to repair it",
      by = "maintenance_team", after = "pass_to_maintenance", owed = { pass_to_maintenance = prompt },
      needs = "repairer", stage = { zh = "已派人", en = "somebody is assigned" }, cites = "3",
      protected = { "after", "by", "needs", "owed" },
    },

    -- 4: by night
    enter_night_record = {
      zh = "记入夜间值班记录表", en = "enter it in the night duty record",
      by = night, after = "take", when = by_night, unless = unless_noted, sets = noted,
      owed = { take = { when = by_night } },
      needs = { "summary", "kind", nameless_by_night },
      asks = { "complainant", "name", "stance", "anonymous_why" }, heeds = "2", stage = { zh = "已记入夜间值班记录表", en = "in the night duty record" },
      cites = { "4", "4/R11", "4/R89" }, protected = { "after", "needs", "owed" },
    },
    settle_at_once = {
      zh = "当场维修或解决", en = "repair or settle it at once",
      by = night, after = "enter_night_record",
      owed = { enter_night_record = { unless = put_off } }, unless = { handed = true },
      needs = "settlement", sets = { settled = true, deferred = false },
      stage = { zh = "当夜已解决", en = "settled in the night" }, cites = "4", protected = { "owed" },
    },
    put_off = {
      zh = "安排次日处理", en = "arrange it for the next day",
      by = night, after = "enter_night_record",
      unless = {
        kind = "emergency", settled = true, handed = true,
        -- Every morning has its handover: of a call after midnight it is the same day's.
        handover_on = { beyond = hours(12), of = "take" },
      },
      needs = "handover_on", sets = put_off,
      stage = { zh = "安排次日处理", en = "arranged for the next day" }, cites = { "4", "5" },
      protected = { "after" },
    },
    tell_next_day = {
      zh = "告知住户安排次日处理", en = "tell the resident that it is arranged for the next day",
      by = { night, { staff, when = { handed = true } } }, to = "complainant", after = "put_off",
      owed = { put_off = { when = put_off } },
      heeds = "2", cites = { "4", "4/R38" }, protected = { "after", "owed", "to" },
    },
    mark_unreachable = {
      zh = "记录无法联系住户", en = "record that the resident cannot be reached",
      by = { staff, night }, after = { { "log", when = by_day }, { "enter_night_record", when = by_night } },
      needs = "attempts", sets = { stance = "unreachable" }, cites = "4/R86",
    },

    -- 5: what the night left over
    hand_to_day = {
      zh = "交给次日当班客服人员", en = "hand it to the service staff on duty the next day",
      by = night, to = staff, after = "put_off", when = put_off,
      owed = { put_off = { due = "handover_on", when = put_off } }, sets = { handed = true },
      stage = { zh = "已交给客服人员", en = "handed to the service staff" }, cites = { "5", "5/R24" },
      protected = { "after", "owed", "to" },
    },
    fill_work_order = {
      zh = "填写维修工作单", en = "fill in the repair work order",
      by = staff, after = "hand_to_day", unless = for_register,
      owed = { hand_to_day = { unless = for_register } }, needs = "work_order",
      cites = { "5", "5/R11" }, protected = { "after", "owed" },
    },
    register = {
      zh = "填写投诉记录表，列入登记", en = "fill in the complaint record form and have it registered",
      by = staff, when = for_register,
      after = {
        { "log", when = by_day }, { "enter_night_record", when = by_night },
        { "hand_to_day", when = put_off, cites = "5" },
      },
      owed = {
        log = { when = for_register, cites = { "property-complaint:2", "3/R89" } },
        enter_night_record = {
          when = for_register, unless = put_off, cites = { "property-complaint:2", "4/R89" },
        },
        hand_to_day = { when = for_register, cites = { "5", "5/R11", "property-complaint:2" } },
      },
      needs = "registered_as", cites = { "5", "property-complaint:2" }, protected = { "owed" },
    },
    notify_department = {
      zh = "通知相关部门", en = "notify the department",
      by = staff, to = "department",
      after = { { "log", when = by_day }, { "hand_to_day", when = by_night, cites = "5" } },
      owed = {
        log = { when = { department_acts = true }, unless = repair, cites = { "3", "3/R11" } },
        fill_work_order = { cites = "5" },
        register = { when = put_off, cites = "5" },
      },
      needs = "department", cites = { "3", "5" }, protected = { "owed", "to" },
    },

    close = {
      zh = "办结", en = "close it",
      by = { staff, night }, ends = true,
      after = {
        { "log", when = by_day, cites = "3" },
        { "enter_night_record", when = by_night, cites = "4" },
        { "settle_at_once", when = { taken = "by_night", deferred = false }, cites = "4" },
        { "hand_to_day", when = put_off, cites = "5" },
      },
      stage = { zh = "已办结", en = "closed" }, cites = { "3", "4", "5" }, protected = { "after" },
    },
    correct = {
      zh = "更正记录", en = "correct the record",
      by = { staff, night }, corrects = true, needs = "correction_reason", asks = "true_at",
      cites = { "3", "4" },
    },
  },
}

return {
  regulation = "property-duty",
  facts = {
    taken = {
      type = "enum", values = { "by_day", "by_night" }, cites = { "3", "4" },
      zh = "接待时段", en = "when it was taken",
      labels = {
        by_day = { zh = "白天", en = "by day" },
        by_night = { zh = "夜间", en = "by night" },
      },
    },
    kind = {
      type = "enum", default = "other", cites = { "3", "5" },
      values = { "complaint", "opinion", "request", "repair", "emergency", "other" },
      zh = "类别", en = "kind",
      labels = {
        complaint = { zh = "投诉", en = "complaint" },
        opinion = { zh = "意见", en = "opinion" },
        request = { zh = "委托", en = "service request" },
        repair = { zh = "报修", en = "repair" },
        emergency = { zh = "紧急情况", en = "emergency" },
        other = { zh = "其他", en = "other" },
      },
    },
    noted = { type = "bool", default = false, zh = "已记录", en = "has been noted" },
    repairer = { type = "party", cites = "3", zh = "维修人员", en = "who repairs it" },
    settled = { type = "bool", default = false, zh = "当夜已解决", en = "settled in the night" },
    deferred = { type = "bool", default = false, zh = "安排次日处理", en = "arranged for the next day" },
    handed = { type = "bool", default = false, zh = "已交给客服人员", en = "handed to the service staff" },
    handover_on = {
      type = "date", cites = "5/R24",
      zh = "次日交接班日期", en = "day of the next handover to service staff",
    },
    work_order = { type = "text", cites = "5", zh = "维修工作单", en = "repair work order" },
    registered_as = { type = "case", zh = "登记的投诉或意见", en = "case in the register" },
  },
  processes = { call = call },
}
