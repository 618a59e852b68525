-- hospital/general.lua - 医院投诉处理总则: what a hospital does with every complaint.
--
-- Read it beside clauses/hospital_general.lua: what a rule `cites` stands there in words. The other two
-- texts of the hospital build on this one (management.lua, registration.lua) and hold with it (R93).
--
-- On who must step aside the texts are silent. So patient and family alone are parties: a staff member
-- whom the complaint is about may be the person responsible who is asked, or the director who answers.
-- A hospital that wants it otherwise gives `person_concerned` (registration.lua) `party` and `is`.

local office, people = "dispute_office", { "patient", "family" }
local three_ways = { ways = { all = { "negotiation", "appraisal", "court" } } }
local prompt = {} -- a duty without a due time

local complaint = {
  zh = "投诉", en = "complaint",
  items = { responsible = { named_by = "responsible", zh = "科室责任人", en = "person responsible" } },
  actions = {
    receive = {
      zh = "受理", en = "receive",
      by = office, starts = true, stage = { zh = "已受理", en = "received" }, cites = "1",
    },
    register = {
      zh = "登记", en = "register",
      by = office, after = "receive", owed = { receive = prompt },
      needs = { "matter", { "anonymous_why", when = { stance = "anonymous" }, cites = "1/R65" } },
      asks = { "patient", "family", "stance" }, unless = { stance = "unreachable", registered = true },
      sets = { registered = true }, cites = { "1", "1/R98" }, protected = { "owed" },
    },
    name_complainant = {
      zh = "补记患者或家属", en = "record who the patient or family is",
      by = office, after = "register", asks = { "patient", "family" }, sets = { stance = "reachable" },
      cites = { "1", "1/R65" },
    },
    mark_unreachable = {
      zh = "记录无法联系患者和家属", en = "record that neither patient nor family can be reached",
      by = office, after = "register", needs = "attempts", sets = { stance = "unreachable" },
      cites = "1/R65",
    },

    -- The date that is told binds; one beyond the week is told with a reason, and moves the week (R19).
    tell_when = {
      zh = "告知答复时间", en = "tell when the answer will come",
      by = office, to = people, after = "register", owed = { register = prompt }, needs = "answer_by",
      unless = { date_told = true, answer_by = { beyond = days(7), of = "receive" } },
      sets = { date_told = true }, cites = { "1", "1/R17", "1/R19", "1/R98" },
      protected = { "owed", "to" },
    },
    tell_later_when = {
      zh = "说明理由，告知一周以后的答复时间", en = "tell, with a reason, that the answer will take longer than a week",
      by = office, to = people, after = "register", unless = { date_told = true },
      needs = { "answer_by", "later_reason" }, instead_of = "tell_when",
      extends = { "answer@receive", to = "answer_by" }, sets = { date_told = true },
      cites = { "1", "1/R19", "1/R98" }, protected = { "needs", "to" },
    },

    ask_responsible = {
      zh = "请科室责任人写出书面说明", en = "ask the person responsible for a statement",
      by = office, to = "responsible", after = { "register", "tell_when" }, adds = "responsible",
      needs = "responsible", owed = { register = prompt }, cites = { "1", "1/R101" },
      protected = { "owed" },
    },
    submit_statement = {
      zh = "交来书面说明", en = "hand in the statement",
      by = "responsible", to = office, per = "responsible", after = "ask_responsible",
      needs = "statement",
      owed = { ask_responsible = { within = days(2), normally = true } },
      cites = { "1", "1/R14", "1/R15", "1/R19", "1/R41", "1/R101" },
      protected = { "after", "needs", "owed", "per", "to" },
    },
    discuss = {
      zh = "组织讨论", en = "organise a discussion",
      by = "medical_affairs", after = "submit_statement", owed = { submit_statement = prompt },
      needs = "discussion", stage = { zh = "已讨论", en = "discussed" }, cites = "1",
      protected = { "after", "needs", "owed" },
    },
    answer = {
      zh = "答复", en = "answer",
      by = office, to = people, after = { "tell_when", "discuss" }, needs = "answer_given",
      owed = {
        receive = { within = days(7), normally = true, cites = { "1", "1/R17", "1/R19" } },
        tell_when = { due = "answer_by", cites = { "1", "1/R19" } },
      },
      stage = { zh = "已答复", en = "answered" }, cites = { "1", "1/R98" },
      protected = { "after", "needs", "to" }, -- management.lua adds how its time is extended
    },
    tell_ways = {
      zh = "告知三条解决途径", en = "tell the three ways",
      by = office, to = people, after = "register", owed = { register = prompt }, needs = "ways",
      when = three_ways, cites = { "2", "2/R97", "2/R98" }, protected = { "needs", "owed", "to" },
    },

    close = {
      zh = "了结", en = "close the case",
      by = office, after = { "discuss", "answer" }, ends = true,
      stage = { zh = "已了结", en = "closed" }, cites = "1", protected = { "after" },
    },
    correct = {
      zh = "更正记录", en = "correct the record",
      by = office, corrects = true, needs = "correction_reason", asks = "true_at",
      cites = { "1", "1/R25" },
    },
  },
}

return {
  regulation = "hospital-general",
  id = "cn.hospital.general",
  version = "1.0.0",
  title = { zh = "医院投诉处理总则", en = "Hospital: handling of complaints, general provisions" },
  zone = "+08:00",
  calendar = "cn",
  clauses = require "clauses.hospital_general",
  readings = require "readings.hospital_general",

  -- No report is due; this is what one looks for: whoever is not known is owed no answer (R65).
  reports = {
    complaints = { of = "complaint", unknown = { stance = { "anonymous", "unreachable" } }, cites = "1/R65" },
  },

  roles = {
    dispute_office = { zh = "医疗纠纷处理办公室", en = "medical dispute office" },
    medical_affairs = { zh = "医务科", en = "medical affairs" },
    responsible = {
      zh = "科室责任人", en = "person responsible in the department",
      held_by = "responsible", cites = "1/R41",
    },
    patient = {
      zh = "患者", en = "patient", party = true, is = "patient", present = { stance = "reachable" },
    },
    family = {
      zh = "家属", en = "family", party = true, is = "family", present = { stance = "reachable" },
    },
  },

  facts = {
    matter = { type = "text", personal = true, zh = "投诉的情况和事由", en = "matter" },
    patient = { type = "party", zh = "患者编号", en = "patient's id" },
    family = { type = "party", zh = "家属编号", en = "id of the family member" },
    stance = {
      type = "enum", values = { "reachable", "anonymous", "unreachable" }, default = "reachable",
      zh = "能否联系患者或家属", en = "can patient or family be told",
      labels = {
        reachable = { zh = "可联系", en = "can be reached" },
        anonymous = { zh = "匿名", en = "anonymous" },
        unreachable = { zh = "联系不上", en = "cannot be reached" },
      },
    },
    anonymous_why = { type = "text", zh = "匿名的情形", en = "how it came without a name" },
    attempts = { type = "text", zh = "联系经过", en = "attempts to reach them" },
    registered = { type = "bool", default = false, zh = "已登记", en = "registered" },
    answer_by = { type = "date", zh = "答复时间", en = "when the answer will come" },
    later_reason = { type = "text", zh = "一周内不能答复的理由", en = "why the answer takes longer than a week" },
    date_told = { type = "bool", default = false, zh = "已告知答复时间", en = "date of the answer told" },
    responsible = { type = "party", per = "responsible", zh = "科室责任人", en = "person responsible" },
    statement = { type = "text", per = "responsible", personal = true, zh = "书面说明", en = "statement" },
    discussion = { type = "text", personal = true, zh = "讨论情况", en = "outcome of the discussion" },
    answer_given = { type = "text", personal = true, zh = "答复内容", en = "answer" },
    ways = {
      type = "set", values = { "negotiation", "appraisal", "court" }, cites = "2",
      zh = "解决途径", en = "ways to settle it",
      labels = {
        negotiation = { zh = "协商解决", en = "negotiation" },
        appraisal = { zh = "医学会鉴定后解决", en = "settlement after appraisal by the medical association" },
        court = { zh = "司法途径", en = "judicial channels" },
      },
    },
    correction_reason = { type = "text", zh = "更正理由", en = "why the record is corrected" },
    true_at = { type = "time", zh = "实际时间", en = "when it really happened" },
  },

  processes = { complaint = complaint },
}
