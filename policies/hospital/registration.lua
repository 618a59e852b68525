-- hospital/registration.lua - 医疗投诉登记处理程序: what it adds for medical complaints. This is the policy
-- that a hospital loads: a `complaint` runs as the other two texts say, a `medical_complaint` as all three
-- say together (R93), and `office` is the standing work. Which of the two it is, is said when it is
-- received; one that turns out to be medical is entered as such, at the time at which it came.
--
-- Read it beside clauses/hospital_registration.lua.

local management = require "hospital.management"
local office, people, plain_words = "dispute_office", { "patient", "family" }, "hospital-management:6"
local three_ways = { ways = { all = { "negotiation", "appraisal", "court" } } }
local general, rules = "hospital-general:1", "hospital-management:3"
local prompt = {} -- a duty without a due time

local medical = {
  zh = "医疗投诉", en = "medical complaint",
  items = { person = { named_by = "person", zh = "当事人", en = "person concerned" } },
  actions = {
    -- 1, 2: received and recorded; the date is told
    receive = { cites = { general, "hospital-management:1", "1", "1/R40", "1/R93" } },
    register = {
      needs = {
        "matter", { "opinion", "suggestion", cites = "2" },
        { "anonymous_why", when = { stance = "anonymous" }, cites = "hospital-general:1/R65" },
      },
      cites = { general, "hospital-general:1/R98", "hospital-management:1", "2" },
    },
    tell_when = {
      cites = { general, "hospital-general:1/R17", "hospital-general:1/R19", "hospital-general:1/R98", rules, "2" },
    },
    -- Of a medical complaint only a complex one may take longer than a week, at the outset too (R19).
    tell_later_when = {
      when = { complexity = "complex" },
      cites = {
        general, "hospital-general:1/R19", "hospital-general:1/R98", rules, "hospital-management:3/R20", "2",
        "5/R19",
      },
    },
    -- The week has passed and no date was told: then one is told all the same. It binds, and moves nothing.
    tell_when_late = {
      zh = "一周已过，补告答复时间", en = "tell when the answer will come, the week being over",
      by = office, to = people, after = "register", when = { told_on = { beyond = days(7), of = "receive" } },
      unless = { date_told = true }, needs = { "told_on", "answer_by", "later_reason" },
      instead_of = "tell_when", sets = { date_told = true }, heeds = plain_words,
      cites = { general, "hospital-general:1/R98", "2" }, protected = { "needs", "to" },
    },
    tell_delay = { cites = { rules, "hospital-management:3/R20", "5", "5/R19" } },
    name_person = {
      zh = "列明当事人", en = "name the person concerned",
      by = office, after = "register", adds = "person", needs = "person", owed = { register = prompt },
      cites = { "6", "6/R42" }, protected = { "owed" },
    },
    name_nobody = {
      zh = "说明没有当事人", en = "say that no member of staff is concerned",
      by = office, after = "register", needs = "nobody_reason", instead_of = "name_person",
      cites = { "6", "6/R42" }, protected = { "needs" },
    },

    -- 3: the department discusses, its director gives a qualitative result
    hand_over_record = {
      zh = "将记录转交科室讨论", en = "hand the record over to the department",
      by = office, to = "department", per = "department", after = "register",
      owed = { notify_department = prompt }, needs = "director", cites = "3", protected = { "owed", "per", "to" },
    },
    discuss_in_department = {
      zh = "科室讨论", en = "discuss it in the department",
      by = { "department", "director" }, per = "department", after = "hand_over_record",
      owed = { hand_over_record = prompt }, needs = "department_discussion", cites = "3",
      protected = { "after", "owed", "per" },
    },
    give_result = {
      zh = "向医务科交定性结果", en = "give medical affairs the qualitative result",
      by = "director", to = "medical_affairs", per = "department",
      after = { "hand_over_record", "discuss_in_department" },
      owed = { hand_over_record = { within = days(2), cites = { "3", "3/R14", "3/R16" } } },
      needs = "qualitative_result", cites = { "3", "3/R41" },
      protected = { "after", "by", "needs", "owed", "per", "to" },
    },

    -- 4: people appointed by the hospital investigate, the leaders conclude; they do not wait for a
    -- department whose result is late, and theirs prevails (R94)
    appoint = {
      zh = "指派主持调查的人员", en = "appoint who leads the investigation",
      by = { "hospital", "leaders" }, after = "register", owed = { register = prompt },
      needs = "investigator", cites = "4", protected = { "owed" },
    },
    report_investigation = {
      zh = "将调查结果交院领导讨论", en = "put the result of the investigation before the leaders",
      by = "investigator", to = "leaders", after = "appoint", owed = { appoint = prompt },
      needs = "investigation_result", cites = "4", protected = { "after", "needs", "owed", "to" },
    },
    conclude = {
      zh = "提出定性结论和整改意见", en = "put forward the qualitative conclusion and the rectification opinion",
      by = "leaders", after = "report_investigation", owed = { report_investigation = prompt },
      needs = { "conclusion", "rectification" }, stage = { zh = "已有定性结论", en = "concluded" },
      cites = { "4", "4/R94" }, protected = { "after", "by", "needs", "owed" },
    },

    -- 5: told within the week, and with it, or when the disagreement is voiced later, the other ways
    answer = {
      zh = "告知处理意见", en = "tell the handling opinion",
      after = { "tell_when", "discuss", "conclude" }, needs = { "handling_opinion", "view" },
      unless = { view = "disagrees" },
      owed = {
        receive = {
          normally = remove,
          cites = { general, rules, "5", "5/R17", "5/R18", "5/R19" },
        },
        conclude = { cites = { "4/R94", "5" } }, -- each conclusion, also one that changes what was told
      },
      cites = { general, "4/R94", "5", "5/R96", "5/R98" },
    },
    answer_disputed = {
      zh = "告知处理意见，对方不同意，同时告知其他途径",
      en = "tell the handling opinion and, as they disagree, the other ways",
      by = office, to = people, after = { "tell_when", "discuss", "conclude" },
      needs = { "handling_opinion", "ways" }, when = three_ways, instead_of = { "answer", "tell_ways" },
      sets = { view = "disagrees" }, heeds = plain_words,
      stage = { zh = "已告知处理意见，对方不同意", en = "opinion told, they disagree" },
      cites = {
        general, "hospital-general:2", "4/R94", "5", "5/R95", "5/R96", "5/R97", "5/R98",
      },
      protected = { "after", "needs", "to" },
    },
    disagree = {
      zh = "表示不同意处理意见", en = "disagree with the handling opinion",
      by = people, after = "answer", asks = "disagreement", sets = { view = "disagrees" }, reopens = true,
      stage = { zh = "对方不同意", en = "they disagree" }, cites = { "5", "5/R95" },
      protected = { "after" },
    },
    tell_ways = {
      owed = {
        register = { cites = { "hospital-general:2", "hospital-general:2/R97" } },
        disagree = { cites = { "5", "5/R96", "5/R97" } },
      },
      cites = { "hospital-general:2", "hospital-general:2/R97", "hospital-general:2/R98", "5" },
    },

    -- 6: back to the departments and to the staff concerned
    feed_back = {
      after = "conclude", owed = { discuss = remove, conclude = prompt },
      needs = { "handling_opinion", "rectification", "handling_result" },
      cites = { "hospital-management:4", "hospital-management:4/R77", "6" },
      protected = { "after", "needs", "owed", "per", "to" },
    },
    feed_back_person = {
      zh = "向当事人反馈整改和处理结果", en = "tell the person concerned the rectification and the result",
      by = office, to = "person_concerned", per = "person", after = "conclude", owed = { conclude = prompt },
      needs = { "rectification", "handling_result" }, cites = { "6", "6/R42" },
      protected = { "after", "needs", "owed", "per", "to" },
    },

    close = { after = { "discuss", "conclude", "answer" } },
  },
}

return extend(management, {
  regulation = { "hospital-registration", "hospital-management", "hospital-general" }, -- the first is this file's
  id = "cn.hospital",
  version = "1.0.0",
  title = {
    zh = "医院投诉处理：总则、管理制度、医疗投诉登记处理程序",
    en = "Hospital: handling of complaints, all three texts",
  },
  clauses = require "clauses.hospital_registration",
  readings = require "readings.hospital_registration",

  reports = {
    medical_complaints = {
      of = "medical_complaint", unknown = { stance = { "anonymous", "unreachable" } },
      cites = "hospital-general:1/R65",
    },
  },

  roles = {
    director = { zh = "科主任", en = "director of the department", held_by = "director", cites = "3/R41" },
    investigator = { zh = "调查人员", en = "people appointed to investigate", held_by = "investigator", cites = "4" },
    person_concerned = { zh = "当事人", en = "person concerned", cites = "6/R42" },
  },

  facts = {
    opinion = { type = "text", personal = true, unknown = true, zh = "意见", en = "opinion" },
    suggestion = { type = "text", personal = true, unknown = true, zh = "建议", en = "suggestion" },
    told_on = { type = "date", zh = "告知日期", en = "day on which it is told" },
    nobody_reason = { type = "text", zh = "没有当事人的理由", en = "why no member of staff is concerned" },
    person = { type = "party", per = "person", zh = "当事人", en = "person concerned" },
    director = { type = "party", per = "department", zh = "科主任", en = "director of the department" },
    department_discussion = {
      type = "text", per = "department", personal = true, zh = "科室讨论情况", en = "discussion in the department",
    },
    qualitative_result = {
      type = "text", per = "department", personal = true, zh = "定性结果", en = "qualitative result",
    },
    investigator = { type = "party", zh = "主持调查的人员", en = "who leads the investigation" },
    investigation_result = { type = "text", personal = true, zh = "调查结果", en = "result of the investigation" },
    conclusion = { type = "text", personal = true, zh = "定性结论", en = "qualitative conclusion" },
    handling_result = { type = "text", personal = true, zh = "处理结果", en = "result" },
    view = {
      type = "enum", values = { "agrees", "disagrees", "not_stated" }, zh = "患者或家属的态度", en = "their view",
      labels = {
        agrees = { zh = "同意", en = "agrees" },
        disagrees = { zh = "不同意", en = "disagrees" },
        not_stated = { zh = "未表态", en = "not stated" },
      },
    },
    disagreement = { type = "text", personal = true, zh = "不同意的内容", en = "with what they disagree" },
  },

  processes = { medical_complaint = extend(management.processes.complaint, medical) },
})
