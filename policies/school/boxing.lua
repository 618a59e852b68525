-- school/boxing.lua - 博兴县实验中学: 家长及学生投诉处理制度及实施办法.
--
-- Read it beside clauses/boxing.lua: what a rule `cites` stands there in words. What cites `school:...`
-- is inherited from school/base.lua. Where the text can be read in two ways, readings/boxing.lua says
-- how it was read, and a rule that rests on a reading cites it ("7.4/R3").

local told = require("school.telling").told
local supervision, office = "supervision_office", "principal_office"
local either = { supervision, office } -- 5.1 to 5.4 name nobody (R27)
local verified, settled, in_remit = { finding = "verified" }, { settled = true }, { in_remit = true }
local forms = require "school.forms" -- clause 3

local conversation = {
  actions = extend(forms.conversation, {
    arrange = { by = either, cites = { "5.1", "5.1/R11", "7.4/R8" } },
    answer = {
      by = either, needs = told("5.4"), heeds = { "2.3", "7.1" }, cites = { "5.1", "5.1/R62" },
    },
    turn_into_complaint = { by = either, cites = { "5.1", "5.1/R62" } },
    file = { by = either, cites = { "5.1/R62", "7.3" } },
    identify_complainant = { by = either, cites = { "5.1", "5.1/R37" } },
    mark_unreachable = { by = either, cites = "5.4/R65" },
    correct = { by = either, cites = { "5.5", "5.5/R25" } },
  }),
}

local complaint = {
  actions = extend(forms.complaint, {
    -- 5.1, 5.4: who complains, of whom
    identify_complainant = { by = either, cites = { "5.1", "5.1/R37" } },
    mark_unreachable = { by = either, cites = "5.4/R65" },
    name_respondent = { by = either, cites = "5.1" },

    -- 5.2, 5.3: accepted, the leader informed, looked into
    accept = { by = either, heeds = "5.2", cites = { "5.1", "5.2", "5.2/R63" } },
    inform_leader = {
      zh = "告知相关领导", en = "inform the leader concerned",
      by = either, to = "leader", after = "accept", owed = { accept = {} }, needs = "leader",
      cites = { "5.2", "5.2/R28" },
    },
    allege = {
      by = either, needs = { "against", "conduct", "offence" },
      asks = { "conduct_on", "student", "student_affected" }, heeds = "4.0",
      cites = { "5.0", "4.0/R50" },
    },
    reply = {
      by = either, needs = told("5.3"), heeds = { "2.3", "7.1" }, cites = { "5.3", "5.3/R63" },
    },
    investigate = { by = either, heeds = { "2.3", "5.2" }, cites = { "5.2", "5.3", "7.2" } },
    tell_progress = { by = either, needs = told("5.3"), heeds = { "2.3", "7.1" }, cites = "5.3" },

    -- 7.3: both sides heard, settled at once or explained
    hear_complainant = { by = either, heeds = { "2.3", "7.1" }, cites = { "7.3", "7.3/R70" } },
    hear_respondent = { by = either, heeds = "2.3", cites = { "7.3", "7.3/R70" } },
    find = {
      by = {
        supervision,
        { office, when = settled, unless = { channel = "telephone" }, cites = "7.3/R67" },
      },
      after = {
        { "investigate", cites = { "5.3", "7.2" } },
        { "hear_complainant", "hear_respondent", cites = { "7.3", "7.3/R70" } },
      },
      asks = { "consequences", "failings", "on_duty" }, cites = { "6.0", "6.0/R27", "7.3" },
    },
    explain_cause = { by = either, heeds = { "2.3", "7.1" }, cites = { "7.3", "7.3/R71" } },

    -- 5.4: up to the leader and the committee, back to the complainant
    report = {
      by = either,
      after = {
        "find",
        { "inform_leader", cites = { "5.2", "5.2/R63" } },
        { "reply", cites = { "5.3", "5.3/R63" } },
      },
      needs = { "result", { "proposal", cites = "5.4/R66" } }, cites = { "5.4", "5.4/R66" },
    },
    leader_opinion = {
      zh = "领导签署意见", en = "give the leader's opinion",
      by = "leader", after = "report", owed = { report = {} }, unless = settled,
      needs = "leader_view", cites = { "5.4", "5.4/R28" },
    },
    give_opinion = {
      after = { "report", "leader_opinion" },
      owed = {
        report = {},
        receive = {
          within = working_days(7), when = in_remit,
          cites = { "7.4", "7.4/R1", "7.4/R2", "7.4/R27", "7.4/R7", "7.4/R9" },
        },
      },
      cites = { "5.4", "5.4/R33" },
    },
    tell_result = {
      by = either, needs = told("5.4", { "view", cites = "5.4/R68" }), heeds = { "2.3", "7.1" },
      owed = {
        receive = { cites = { "7.2", "7.2/R74" } },
        give_opinion = { cites = { "5.4", "5.4/R11" } },
      },
      cites = { "5.4", "7.2" },
    },

    -- 7.2: where staff were at fault
    apologise = {
      by = { supervision, office, "respondent" }, cites = { "7.2", "7.2/R55", "7.2/R72" },
    },
    apologise_to_student = {
      by = { supervision, office, "respondent" }, cites = { "7.2", "7.2/R72" },
    },
    correct_fault = {
      by = { supervision, office, "department" }, cites = { "7.2", "7.2/R11", "7.2/R75" },
    },
    decide_measure = { by = either, cites = { "7.2", "7.2/R73" } },
    do_measure = { by = { supervision, office, "department" }, cites = { "7.2", "7.2/R73" } },

    -- 6.0: sanctions
    written_report = {
      zh = "书面报告查实情况", en = "report in writing that the matter is true",
      by = supervision, to = "leader", after = "report", when = verified, unless = settled,
      needs = "written_report", cites = { "6.0", "6.0/R27" },
    },
    impose = {
      after = { "find", "report", "written_report", "give_opinion" },
      needs = {
        "sanction",
        { "gravity", cites = { "6.0", "6.0/R53" } },
        { "article", cites = { "6.0", "6.0/R51" } },
      },
      owed = {
        give_opinion = {
          when = { finding = "verified", R57 = "declared" }, unless = settled, cites = { "5.4/R68", "6.0" },
        },
      },
      cites = { "6.0", "6.0/R33", "6.0/R52", "6.0/R55" },
    },
    no_sanction = { cites = { "5.4/R68", "6.0" } },

    -- 7.4: the seven working days, and how they are extended
    pass_on = {
      zh = "说明不在职权范围并移交", en = "say that it is outside the remit, and pass it on",
      by = supervision, after = "record", when = in_remit, needs = { "remit_reason", "remit_to" },
      sets = { in_remit = false }, cites = { "7.4", "7.4/R7" },
    },
    -- Whether the date is later than the due is asked where it takes effect: here if approving extends,
    -- when it is explained if that is a condition (R4).
    approve_extension = {
      zh = "批准延长", en = "approve an extension",
      by = "leader_in_charge", after = "record", when = in_remit, unless = { absent = "complainant" },
      needs = { { "new_due", cites = "7.4/R5" }, { "extension_reason", cites = "7.4/R6" } },
      extends = {
        { "give_opinion@receive", when = { R3 = "both", R4 = "duty" } },
        { "tell_result@receive", "answer@ask_answer", when = { R4 = "duty" } },
        to = "new_due",
      },
      cites = { "7.4", "7.4/R3", "7.4/R4", "7.4/R29" },
    },
    -- Nobody can be told: then there is nothing to explain, and the approval alone extends (R65).
    approve_extension_unexplained = {
      zh = "批准延长（无法向投诉人说明）", en = "approve an extension that nobody can be told of",
      by = "leader_in_charge", after = "record",
      when = { absent = "complainant", in_remit = true },
      needs = { { "new_due", cites = "7.4/R5" }, { "extension_reason", cites = "7.4/R6" } },
      extends = { { "give_opinion@receive", when = { R3 = "both" } }, to = "new_due" },
      before_due = { true, when = { R4 = "condition" } },
      cites = { "7.4", "7.4/R3", "7.4/R4", "7.4/R29", "7.4/R65" },
    },
    explain_extension = {
      zh = "向投诉人说明延长的情况", en = "explain the extension to the complainant",
      by = either, to = "complainant", after = "approve_extension", needs = "explanation",
      owed = { approve_extension = { when = { R4 = "duty" } } },
      extends = {
        { "give_opinion@receive", when = { R3 = "both", R4 = "condition" } },
        { "tell_result@receive", "answer@ask_answer", when = { R4 = "condition" } },
        to = "new_due",
      },
      before_due = true, heeds = "7.1", cites = { "7.4", "7.4/R3", "7.4/R4" },
    },
    ask_answer = {
      zh = "要求答复", en = "ask for an answer",
      by = "complainant", after = "record", asks = "question", reopens = true,
      cites = { "7.4", "7.4/R74" },
    },
    answer = {
      zh = "答复投诉人", en = "answer the complainant",
      by = either, to = "complainant", after = "ask_answer", owed = { ask_answer = {} },
      needs = told("7.4", "answer_given"), heeds = { "2.3", "7.1" },
      cites = { "7.4", "7.4/R11", "7.4/R74" },
    },

    rate = {
      zh = "评分", en = "score the handling",
      by = "rater", after = "record", needs = { "attitude", "timeliness", "method" },
      cites = { "2.2", "2.2/R76" },
    },
    file = { by = either, cites = { "5.3", "5.4/R68", "5.5", "7.3" } },
    correct = { by = either, cites = { "5.5", "5.5/R25" } },
  }),
}

-- 3.4 and 5.6: what is owed whether or not anybody complains.
local office_of_the_school = {
  zh = "日常工作", en = "standing work", standing = true,
  items = { fault = { zh = "应纠正的问题", en = "fault to be corrected" } },
  actions = extend(forms.office, {
    report_week = {
      zh = "向校委会呈报一周情况", en = "report the week to the committee",
      by = supervision, to = "committee", owed = { week = { period = "week_of" } }, asks = "week_of",
      needs = {
        "received", "resting", "pending",
        { "may_be_satisfaction", "may_be_lost_hope", when = { received = 0 }, cites = "2.1" },
      },
      cites = { "5.6", "5.6/R13" },
    },
    note_fault = {
      zh = "列出应纠正的问题", en = "note a fault that the records show",
      by = supervision, adds = "fault", needs = "fault_found", cites = { "5.6", "5.6/R75" },
    },
    correct_fault = {
      zh = "纠正", en = "correct it",
      by = supervision, per = "fault", after = "note_fault", owed = { note_fault = {} },
      needs = "put_right", cites = { "5.6", "5.6/R11" },
    },
    follow_up = {
      zh = "跟踪", en = "follow it up",
      by = supervision, per = "fault", after = "correct_fault", owed = { correct_fault = {} },
      needs = "followed_up", cites = { "5.6", "5.6/R11" },
    },
    correct = {
      zh = "更正记录", en = "correct the record",
      by = either, corrects = true, needs = "correction_reason", asks = "true_at",
      cites = { "5.5", "5.5/R25" },
    },
  }),
}

return extend(require "school.base", {
  regulation = "boxing",
  id = "cn.school.boxing",
  version = "1.0.0",
  title = {
    zh = "博兴县实验中学家长及学生投诉处理制度及实施办法",
    en = "Boxing County Experimental Middle School: complaints of parents and students",
  },
  clauses = require "clauses.boxing",
  readings = require "readings.boxing",

  -- No `in_force`: the day of issue is not known (R26).
  upholds = {
    record = { cites = { "5.5", "5.5/R36" } },
    recusal = { cites = { "5.5", "5.5/R36" } },
    rest = { cites = { "7.3", "5.4/R68" } },
    in_force = { cites = { "8", "8/R26" } },
    silence = { cites = "2.1" },
  },
  quality = { cites = { "2.2", "2.2/R76" }, percent = { attitude = 50, timeliness = 30, method = 20 } },
  reports = {
    weekly = {
      every = "week", of = "complaint", cites = { "2.1", "5.6" },
      -- The seven days run from receipt (7.4/R1); how late a complaint was accepted is only shown.
      accepted = "accept",
      -- Whoever is not known is owed no answer (5.4/R65), so that every report counts them.
      unknown = { complainant_kind = "unknown", stance = { "anonymous", "unreachable" } },
      record = {
        process = "office", action = "report_week",
        facts = { received = "received", resting = "laid_to_rest", pending = "open", week_of = "from" },
      },
    },
  },

  roles = {
    principal_office = { cites = { "5.0", "5.0/R27" } },
    supervision_office = {
      zh = "信息督察室", en = "information supervision office",
      department = "dept:supervision_office", stand_in = office, cites = "3.1/R27",
    },
    leader = { zh = "有关领导", en = "leader concerned", cites = { "5.2/R28", "5.4/R28" } },
    leader_in_charge = { zh = "主管领导", en = "leader in charge", cites = "7.4/R29" },
    superior = { zh = "上级领导", en = "superiors", cites = { "5.5", "5.5/R30" } },
    rater = { zh = "评分人", en = "whoever the school lets score", cites = "2.2/R76" },
  },

  facts = {
    channel = {
      values = { "telephone", "visit", "letter", "box" }, cites = "3.0",
      labels = { box = { zh = "投诉箱", en = "complaint box" } },
    },
    offence = { type = "offence", per = "allegation", zh = "所涉条款", en = "offence" },
    -- Without it a report is on the week in which it is made.
    week_of = { type = "date", cites = "5.6/R13", zh = "所报的一周", en = "week reported on, by one of its days" },
    conduct_on = { type = "date", per = "allegation", zh = "行为日期", en = "day of the conduct" },
    consequences = {
      type = "set", per = "allegation", default = {}, zh = "后果", en = "consequences",
      values = {
        "adverse", "injury", "left_without_permission", "reputation_harmed", "safety_accident",
        "stayed_out_overnight",
      },
      labels = {
        adverse = { zh = "不良后果", en = "adverse consequences" },
        injury = { zh = "伤害事故", en = "injury accident" },
        left_without_permission = { zh = "学生擅自离校", en = "students left without permission" },
        reputation_harmed = { zh = "损害他人名誉", en = "another's reputation harmed" },
        safety_accident = { zh = "安全事故", en = "safety accident" },
        stayed_out_overnight = { zh = "学生夜不归宿", en = "students stayed out overnight" },
      },
    },
    failings = {
      type = "set", per = "allegation", default = {}, values = { "measures", "supervision" },
      zh = "管理人员的失职", en = "failings of a manager",
      labels = {
        measures = { zh = "对可预见的隐患不采取必要措施", en = "necessary measures not taken" },
        supervision = { zh = "离岗或管理不力", en = "off post or supervising poorly" },
      },
    },
    on_duty = {
      type = "bool", per = "allegation", default = false,
      zh = "在履行职责过程中", en = "in performing duties",
    },
    variant = { cites = { "6.4", "6.4/R54", "6.7", "6.7/R54" } },
    article = {
      type = "text", per = "allegation",
      zh = "处罚试行条例条文", en = "article of the trial rules on staff discipline",
    },
    proposal = { type = "text", personal = true, zh = "处理建议", en = "proposal" },
    leader_view = { type = "text", personal = true, zh = "领导意见", en = "leader's opinion" },
    written_report = { type = "text", personal = true, zh = "书面报告", en = "written report" },

    in_remit = { type = "bool", default = true, zh = "在职权范围内", en = "within the remit" },
    remit_reason = { type = "text", zh = "不在职权范围的理由", en = "why it is outside the remit" },
    remit_to = { type = "party", zh = "移交对象", en = "to whom it is passed on" },
    new_due = { type = "date", zh = "延长至", en = "extended to" },
    extension_reason = { type = "text", zh = "特别复杂的理由", en = "why it is especially complex" },
    explanation = { type = "text", personal = true, zh = "说明内容", en = "explanation given" },
    question = { type = "text", personal = true, zh = "要求答复的内容", en = "what the complainant asks" },

    attitude = { type = "int", range = { 0, 100 }, zh = "态度", en = "attitude" },
    timeliness = { type = "int", range = { 0, 100 }, zh = "时限", en = "timeliness" },
    method = { type = "int", range = { 0, 100 }, zh = "处理办法", en = "handling method" },

    collected = { type = "int", range = { min = 0 }, zh = "取出件数", en = "found in the box" },
    received = { type = "int", range = { min = 0 }, zh = "本周收到投诉", en = "complaints received in the week" },
    resting = { type = "int", range = { min = 0 }, zh = "本周办结", en = "laid to rest in the week" },
    pending = { type = "int", range = { min = 0 }, zh = "尚未办结", en = "still pending" },
    may_be_satisfaction = {
      type = "text", zh = "可能完全满意", en = "what speaks for full satisfaction",
    },
    may_be_lost_hope = { type = "text", zh = "可能失望放弃", en = "what speaks for lost hope" },
    fault_found = { type = "text", per = "fault", zh = "查出的问题", en = "fault found" },
    put_right = { type = "text", per = "fault", zh = "纠正情况", en = "how it was corrected" },
    followed_up = { type = "text", per = "fault", zh = "跟踪情况", en = "how it stands since" },
  },

  offences = require "school.boxing_offences",
  sanctions = menu {
    { id = "withhold_pay", cites = "6.1", zh = "扣发工作量工资", en = "withholding workload pay" },
    { id = "self_criticism", cites = "6.2", zh = "个人书面检查", en = "written self-criticism" },
    { id = "public_criticism", cites = "6.3", zh = "通报批评", en = "public criticism" },
    {
      id = "payment", cites = { "6.4", "6.4/R54" }, variants = { "compensation", "fine" },
      zh = "赔(罚)款", en = "compensation or fine",
    },
    { id = "suspension", cites = "6.5", zh = "停职检查", en = "suspension for self-examination" },
    { id = "administrative", cites = "6.6", zh = "行政处分", en = "administrative sanction" },
    {
      id = "resignation", cites = { "6.7", "6.7/R54" }, variants = { "plain", "taking_blame" },
      zh = "辞职和引咎辞职", en = "resignation, or resignation taking the blame",
    },
    { id = "removal", cites = "6.8", zh = "撤职", en = "removal from post" },
    { id = "dismissal", cites = "6.9", zh = "解聘", en = "dismissal" },
  },

  processes = {
    complaint = complaint,
    suggestion = conversation,
    enquiry = conversation,
    office = office_of_the_school,
  },
})
