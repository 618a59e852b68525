-- hospital/management.lua - 医院投诉处理管理制度: what it adds for every complaint, and what is owed whether
-- or not anybody complains.
--
-- Read it beside clauses/hospital_management.lua. What cites `hospital-general:...` stands in general.lua
-- and holds as it stands there (R93).

local office, people, plain_words = "dispute_office", { "patient", "family" }, "6"
local prompt = {} -- a duty without a due time (R11)
local complexity = { "complexity" }

local complaint = {
  items = { department = { named_by = "department", zh = "有关科室", en = "department concerned" } },
  actions = {
    receive = { heeds = plain_words, cites = { "hospital-general:1", "1", "1/R40", "1/R93" } },
    register = {
      asks = { "patient", "family", "stance", "complexity" }, heeds = plain_words,
      cites = { "hospital-general:1", "hospital-general:1/R98", "1" },
    },
    notify_department = {
      zh = "通知有关科室", en = "notify the department concerned",
      by = office, to = "department", after = "register", owed = { register = prompt },
      adds = "department", needs = "department", cites = { "1", "1/R11" }, protected = { "owed", "to" },
    },

    -- 1: a major event is a fact with a reason; from then on the report is owed (R99)
    mark_major = {
      zh = "认定为重大事件", en = "set down that it is a major event",
      by = office, after = "receive", needs = "major_reason", stage = { zh = "重大事件", en = "major event" },
      cites = { "1", "1/R99" }, protected = { "needs" },
    },
    report_major = {
      zh = "向院领导报告重大事件", en = "report the major event to the hospital's leaders",
      by = office, to = "leaders", after = "mark_major", owed = { mark_major = prompt },
      needs = "major_report", cites = { "1", "1/R11", "1/R99" },
      protected = { "after", "needs", "owed", "to" },
    },

    -- 3: a complex matter, told before the week or the date told has ended (R20)
    tell_when = {
      asks = complexity, heeds = plain_words,
      cites = {
        "hospital-general:1", "hospital-general:1/R17", "hospital-general:1/R19", "hospital-general:1/R98", "3",
      },
    },
    tell_later_when = {
      asks = complexity, heeds = plain_words,
      cites = { "hospital-general:1", "hospital-general:1/R19", "hospital-general:1/R98", "3", "3/R19" },
    },
    tell_delay = {
      zh = "事先告知需要更多时间", en = "tell beforehand that more time is needed",
      by = office, to = people, after = "tell_when", when = { complexity = "complex" },
      needs = { "new_answer_by", "delay_reason" }, asks = complexity,
      extends = { "answer@receive", "answer@tell_when", to = "new_answer_by" }, before_due = true,
      heeds = plain_words, cites = { "3", "3/R20" }, protected = { "after", "needs", "to" },
    },
    answer = {
      heeds = plain_words,
      owed = { receive = { cites = { "hospital-general:1", "hospital-general:1/R19", "3", "3/R17", "3/R19" } } },
      protected = { "after", "needs", "owed", "to" },
    },
    tell_ways = { heeds = plain_words },

    -- 4: back to each department, and what came of it (R77)
    feed_back = {
      zh = "向科室反馈处理意见和整改意见", en = "feed the handling and rectification opinions back to the department",
      by = office, to = "department", per = "department", after = "discuss", owed = { discuss = prompt },
      needs = { "handling_opinion", "rectification" }, cites = { "4", "4/R11", "4/R77" },
      protected = { "after", "needs", "owed", "per", "to" },
    },
    record_implementation = {
      zh = "记录落实情况", en = "record the implementation",
      by = { office, "department" }, per = "department", after = "feed_back", owed = { feed_back = prompt },
      needs = "implementation", cites = { "4", "4/R77" }, protected = { "after", "needs", "owed", "per" },
    },
  },
}

-- 1, 2, 5: no case of its own. A hospital sets the period of its analyses by giving both duties of
-- `analyse` a limit, `{ within = months(3) }`, or by owing it in each `month` as well (R100).
local office_of_the_hospital = {
  zh = "日常工作", en = "standing work", standing = true,
  actions = {
    set_norms = {
      zh = "制定工作规范和记录文件", en = "lay down working norms and records",
      by = { "hospital", office }, owed = { in_force = prompt }, needs = { "norms", "records" }, cites = "1",
      protected = { "needs", "owed" },
    },
    publish = {
      zh = "公布投诉电话和信箱", en = "publish the complaint telephone and letter box",
      by = { "hospital", office }, owed = { in_force = prompt, note_lapse = prompt },
      needs = { "telephone", "letter_box" }, cites = { "2", "2/R102" }, protected = { "needs", "owed" },
    },
    note_lapse = {
      zh = "发现公布的内容已失效", en = "note that what was published no longer holds",
      by = { "hospital", office }, after = "publish", needs = "lapse", undoes = "publish", cites = "2",
    },
    set_process = {
      zh = "建立投诉处理流程", en = "set up the process for complaints",
      by = { "hospital", office }, owed = { in_force = prompt }, needs = "process", cites = "2",
      protected = { "needs", "owed" },
    },
    analyse = {
      zh = "分析投诉", en = "analyse the complaints",
      by = { "hospital", office }, owed = { in_force = prompt, analyse = prompt },
      needs = { "analysed", "analysis" }, cites = { "5", "5/R100" }, protected = { "needs", "owed" },
    },
    take_measure = {
      zh = "采取改进措施", en = "take a measure",
      by = { "hospital", office }, after = "analyse",
      owed = { analyse = { when = { analysed = { min = 1 } } } }, needs = { "level", "measure" },
      cites = "5", protected = { "after", "needs", "owed" },
    },
    correct = {
      zh = "更正记录", en = "correct the record",
      by = { "hospital", office }, corrects = true, needs = "correction_reason", asks = "true_at",
      cites = "1",
    },
  },
}

return extend(require "hospital.general", {
  regulation = { "hospital-management", "hospital-general" }, -- the first is this file's
  id = "cn.hospital.management",
  version = "1.0.0",
  title = {
    zh = "医院投诉处理总则、管理制度",
    en = "Hospital: handling of complaints, general provisions and management rules",
  },
  clauses = require "clauses.hospital_management",
  readings = require "readings.hospital_management",

  roles = {
    dispute_office = { cites = "1/R40" },
    department = { zh = "科室", en = "department", cites = "1" },
    leaders = { zh = "院领导", en = "hospital's leaders", cites = "1" },
    hospital = { zh = "医院", en = "hospital", cites = { "1", "2", "5" } },
  },

  facts = {
    department = { type = "party", per = "department", zh = "有关科室", en = "department concerned" },
    major_reason = { type = "text", zh = "认定为重大事件的理由", en = "why it is a major event" },
    major_report = { type = "text", personal = true, zh = "报告内容", en = "report" },
    complexity = {
      type = "enum", values = { "ordinary", "complex" }, default = "ordinary", cites = "3/R20",
      zh = "复杂程度", en = "complexity",
      labels = {
        ordinary = { zh = "一般", en = "ordinary" },
        complex = { zh = "复杂", en = "complex" },
      },
    },
    new_answer_by = { type = "date", zh = "新的答复时间", en = "new date of the answer" },
    delay_reason = { type = "text", zh = "需要更多时间的原因", en = "why more time is needed" },
    handling_opinion = { type = "text", personal = true, zh = "处理意见", en = "handling opinion" },
    rectification = { type = "text", personal = true, zh = "整改意见", en = "rectification opinion" },
    implementation = { type = "text", per = "department", zh = "落实情况", en = "implementation" },

    norms = { type = "text", zh = "工作规范", en = "working norms" },
    records = { type = "text", zh = "记录文件", en = "records that are kept" },
    telephone = { type = "text", zh = "投诉电话", en = "complaint telephone" },
    letter_box = { type = "text", zh = "投诉信箱", en = "letter box", cites = "2/R102" },
    lapse = { type = "text", zh = "失效的情况", en = "what no longer holds" },
    process = { type = "text", zh = "投诉处理流程", en = "process for complaints" },
    analysed = { type = "int", range = { min = 0 }, zh = "分析的投诉件数", en = "complaints analysed" },
    analysis = { type = "text", zh = "分析结果", en = "analysis" },
    level = {
      type = "enum", values = { "mechanism", "system", "procedure" }, zh = "措施的层面", en = "level of the measure",
      labels = {
        mechanism = { zh = "机制", en = "mechanism" },
        system = { zh = "制度", en = "system" },
        procedure = { zh = "流程", en = "procedure" },
      },
    },
    measure = { type = "text", zh = "措施内容", en = "what the measure is" },
  },

  processes = { complaint = complaint, office = office_of_the_hospital },
})
