-- school/zengdu.lua - 曾都区实验小学 (2017-02-15).
--
-- Read it beside clauses/zengdu.lua: what a rule `cites` stands there in words. What cites `school:...`
-- is inherited from school/base.lua. Where the text can be read in two ways, readings/zengdu.lua says
-- how it was read, and a rule that rests on a reading cites it ("4.4/R69").
--
-- Three things are this school's own: nothing is handled before the leader has given instructions, the
-- opinion and the sanction are two bodies' decisions, and a complainant who is not satisfied is not
-- simply outvoted.

local told = require("school.telling").told
local office, leaders = "principal_office", "school_leaders"
local verified, settled, forwarded = { finding = "verified" }, { settled = true }, { forwarded = true }
local not_satisfied = { view = { "not_satisfied", "not_stated" } } -- whoever does not say "satisfied" (R69)
local prompt = {} -- a duty without a due time (R11)

-- Clause 3: who takes a complaint down, and who accepts it.
local receiver = {
  { office, when = { channel = "telephone" }, cites = { "3.1", "3.1/R34" } },
  { office, when = { channel = "visit" }, cites = "3.2" },
  { office, leaders, when = { channel = "letter" }, cites = "3.3" },
}
local acceptor = {
  { office, when = { channel = "telephone" }, cites = { "3.1", "3.1/R34" } },
  { leaders, when = { channel = "visit" }, cites = "3.2" },
  { leaders, when = { channel = "letter" }, cites = "3.3" },
}

-- Why the acceptance form of a call is filled in or left out; otherwise there is no choice (R60).
local form_reason = { "form_reason", when = { channel = "telephone" }, cites = "3.1/R60" }

local kind = { "complainant_kind", cites = "4.1/R37" }
local nameless = { "anonymous_why", when = { stance = "anonymous" }, cites = "4.4/R65" }

-- What a superior authority forwards says so, in whatever form it comes (R80).
local receive = {
  by = receiver, needs = { "channel", { "forwarded_by", when = forwarded, cites = "4.1/R80" } },
  asks = { "came_from", "forwarded" }, heeds = { "2", "3.1", "3.2", "4.1" },
  cites = { "3.0", "3.1/R34", "4.1", "4.1/R80" },
}

local conversation = {
  actions = {
    receive = extend(receive, { asks = "forwarded" }),
    record = {
      by = receiver, needs = { "name", "phone", "matter", kind, nameless },
      heeds = { "2", "4.1" }, cites = { "4.1", "4.1/R62" },
    },
    arrange = { cites = { "4.1", "4.1/R62" } },
    answer = { needs = told("4.4"), heeds = { "2", "6.1" }, cites = { "4.1", "4.1/R62" } },
    turn_into_complaint = { cites = { "4.1", "4.1/R62" } },
    file = { cites = { "4.1/R62", "6.3" } },
    identify_complainant = { cites = { "4.1", "4.1/R37" } },
    mark_unreachable = { cites = "4.4/R65" },
    correct = { cites = { "4.6", "4.6/R25" } },
  },
}

local complaint = {
  actions = {
    -- 3, 4.1: received and recorded
    receive = receive,
    record = {
      zh = "详细记录（来访填写投诉记录表）", en = "record in detail (a visit: on the complaint record form)",
      by = receiver,
      needs = {
        { "name", "phone", "against", "matter", when = { channel = "telephone" }, cites = "3.1" },
        {
          "name", "phone", "against", "matter", when = { channel = "visit" },
          cites = { "3.2", "3.2/R61" },
        },
        { "against", "matter", when = { channel = "letter" }, cites = { "3.3", "4.1" } },
        kind, nameless,
      },
      owed = {
        receive = {
          { when = { channel = "telephone" }, cites = { "3.1", "3.1/R11", "4.1" } },
          { when = { channel = "visit" }, cites = { "3.2", "4.1" } },
          { when = { channel = "letter" }, cites = { "3.3", "4.1" } },
        },
      },
      heeds = { "2", "3.1", "3.2", "4.1" }, cites = { "4.1", "4.6" },
    },
    identify_complainant = { cites = { "4.1", "4.1/R37" } },
    mark_unreachable = { cites = "4.4/R65" },
    name_respondent = { cites = "4.1" },
    fill_acceptance_form = {
      by = { office, { leaders, when = { channel = { "visit", "letter" } }, cites = { "3.2", "3.3" } } },
      owed = {
        record = {
          { when = { channel = "telephone" }, cites = { "3.1", "3.1/R60" } },
          { when = { channel = "visit" }, cites = "3.2" },
          { when = { channel = "letter" }, cites = "3.3" },
        },
      },
      needs = form_reason, cites = { "3.1", "3.2", "3.2/R61", "3.3", "3.3/R61" },
    },
    waive_acceptance_form = {
      when = { channel = "telephone" }, cites = { "3.1", "3.1/R60", "3.2", "3.3" },
    },

    -- 4.2: accepted; nothing is handled before the leader was asked and has answered
    accept = { by = acceptor, heeds = "4.2", cites = { "3.1/R34", "3.2", "3.3", "4.2" } },
    ask_instruction = {
      zh = "请示相关领导", en = "ask the leader concerned for instructions",
      by = office, to = "leader", after = "accept", owed = { accept = prompt }, needs = "leader",
      asks = "request", heeds = "4.2", cites = { "4.2", "4.2/R28" },
    },
    instruct = {
      zh = "批示", en = "give instructions",
      by = "leader", after = "ask_instruction", owed = { ask_instruction = prompt },
      needs = "instruction", stage = { zh = "已批示", en = "instructions given" },
      cites = { "4.2", "4.2/R28", "4.2/R78" },
    },
    allege = {
      needs = {
        "against", "conduct", { "base_document", cites = { "1", "1/R58" } },
        { "rule", unless = { base_document = "neither" }, cites = { "1", "1/R58" } },
      },
      cites = { "1", "1/R58", "4.2" },
    },

    -- 4.3: the reply, the investigation, the briefing
    reply = { needs = told("4.3"), heeds = { "2", "6.1" }, cites = "4.3" },
    investigate = {
      after = { "accept", { "instruct", cites = { "4.2", "4.2/R78" } } }, heeds = { "2", "4.2" },
      cites = { "4.3", "4.3/R11", "6.2" },
    },
    brief = {
      zh = "在学校行政会议上通报", en = "brief the administrative meeting",
      by = office, to = "administrative_meeting", after = "investigate",
      owed = { investigate = { unless = settled } }, asks = "briefing",
      cites = { "4.3", "4.3/R81" },
    },
    tell_progress = { needs = told("4.3"), heeds = { "2", "6.1" }, cites = "4.3" },

    -- 6.3: both sides heard, settled at once or explained
    hear_complainant = { heeds = { "2", "6.1" }, cites = { "6.3", "6.3/R70" } },
    hear_respondent = { heeds = "2", cites = { "6.3", "6.3/R70" } },
    find = {
      after = {
        { "investigate", cites = { "4.3", "6.2" } },
        { "hear_complainant", "hear_respondent", cites = { "6.3", "6.3/R70" } },
      },
      cites = { "4.2", "6.2", "6.3" },
    },
    settle_at_once = {
      by = receiver, after = { "accept", { "instruct", cites = { "4.2", "4.2/R78" } } },
      cites = { "6.3", "6.3/R67" },
    },
    explain_cause = { heeds = { "2", "6.1" }, cites = { "6.3", "6.3/R71" } },

    -- 4.4, 4.5: up to the leader and the meeting, back to the complainant and to who forwarded it
    report = {
      owed = {
        find = { unless = settled },
        handle_again = { when = { gone_up = true }, unless = settled, cites = "4.4/R69" },
      },
      cites = "4.4",
    },
    give_opinion = {
      by = "office_meeting", after = { "report", { "brief", cites = { "4.3", "4.3/R81" } } },
      cites = { "4.4", "4.4/R32" },
    },
    tell_result = {
      needs = told("4.4", { "view", cites = "4.4/R69" }), heeds = { "2", "6.1" },
      owed = {
        receive = { cites = { "6.2", "6.2/R74" } },
        give_opinion = { cites = { "4.4", "4.4/R11" } },
      },
      cites = { "4.4", "6.2" },
    },
    report_back = {
      zh = "向上级有关部门汇报", en = "report the opinion back to the superior authority",
      by = office, to = "superior", after = "give_opinion", when = forwarded,
      owed = { give_opinion = { when = forwarded } }, cites = { "4.5", "4.5/R79" },
    },
    leave_out_report_back = {
      zh = "视情况不向上级汇报", en = "leave out the report to the superior authority",
      by = office, after = "give_opinion", when = forwarded, needs = "no_report_reason",
      instead_of = "report_back", cites = { "4.5", "4.5/R79" },
    },

    -- 4.4: a complainant who is not satisfied (R69)
    handle_again = {
      zh = "重新处理", en = "handle it again",
      by = office, after = "tell_result", when = not_satisfied, asks = "dissatisfaction",
      owed = { tell_result = { when = extend(not_satisfied, { handled_again = false }) } },
      undoes = "report", -- and so the opinion, the sanction, the telling: all of that anew
      sets = { handled_again = true, settled = false },
      stage = { zh = "重新处理中", en = "being handled again" }, cites = { "4.4", "4.4/R69" },
    },
    let_rest = {
      zh = "决定了结（投诉人不满意）", en = "let it rest although the complainant is not satisfied",
      by = "office_meeting", after = "tell_result",
      when = extend(not_satisfied, { handled_again = true }),
      owed = { tell_result = { when = extend(not_satisfied, { handled_again = true }) } },
      needs = "rest_reason", stage = { zh = "投诉人不满意，会议决定了结", en = "let rest, not satisfied" },
      cites = { "4.4", "4.4/R69" },
    },

    -- 6.2: where staff were at fault
    apologise = { cites = { "6.2", "6.2/R55", "6.2/R72" } },
    apologise_to_student = { cites = { "6.2", "6.2/R72" } },
    correct_fault = { cites = { "6.2", "6.2/R11", "6.2/R75" } },
    decide_measure = { cites = { "6.2", "6.2/R73" } },
    do_measure = { cites = { "6.2", "6.2/R73" } },

    -- 5: sanctions
    verify = {
      zh = "查证属实", en = "verify that the matter is true",
      by = "leader", per = "allegation", after = { "find", "report" }, when = verified,
      unless = settled, needs = "verification", cites = { "5.0", "5.0/R28" },
    },
    impose = {
      after = { "find", "report", "verify", { "give_opinion", cites = { "4.4/R32", "5.0/R32" } } },
      needs = {
        "sanction", { "gravity", cites = { "5.0", "5.0/R53" } }, { "article", cites = "5.0" },
      },
      owed = { give_opinion = { when = verified, unless = settled, cites = { "4.4/R69", "5.0" } } },
      cites = { "5.0", "5.0/R32", "5.0/R52", "5.0/R55" },
    },
    no_sanction = { cites = { "4.4/R69", "5.0" } },

    -- 4.6: the material of the whole course is archived
    file = {
      unless = not_satisfied, needs = { "material", cites = "4.6" },
      cites = { "4.4/R69", "4.6", "6.3" },
    },
    file_not_satisfied = {
      zh = "归档（投诉人不满意）", en = "file the case, complainant not satisfied",
      by = office, when = not_satisfied,
      after = { "find", { "give_opinion", unless = settled }, "tell_result", "let_rest" },
      ends = true, needs = { "material", cites = "4.6" },
      stage = { zh = "已归档（投诉人不满意）", en = "filed, not satisfied" },
      cites = { "4.4", "4.4/R69", "4.6" },
    },
    correct = { cites = { "4.6", "4.6/R25" } },
  },
}

return extend(require "school.base", {
  regulation = "zengdu",
  id = "cn.school.zengdu",
  version = "1.0.0",
  title = {
    zh = "曾都区实验小学投诉处理制度",
    en = "Zengdu District Experimental Primary School: handling of complaints",
  },
  clauses = require "clauses.zengdu",
  readings = require "readings.zengdu",

  in_force = { from = "2017-02-15" }, -- R26
  upholds = {
    record = { cites = "4.6" },
    rest = { cites = { "4.4/R69", "6.3" } },
    in_force = { cites = "1/R26" },
  },
  -- No report is due; this is what one looks for: whoever is not known is owed no answer (R65).
  reports = {
    complaints = {
      of = "complaint", cites = "4.4/R65",
      unknown = { complainant_kind = "unknown", stance = { "anonymous", "unreachable" } },
    },
  },

  roles = {
    principal_office = { cites = { "3.1", "3.1/R34", "3.2" } },
    school_leaders = {
      zh = "学校领导", en = "school's leaders",
      department = "dept:school_leaders", stand_in = "committee", cites = { "3.2", "3.3" },
    },
    leader = { cites = { "4.2", "4.2/R28", "4.4/R28", "5.0/R28" } },
    administrative_meeting = { zh = "学校行政会议", en = "administrative meeting", cites = "4.3" },
    office_meeting = {
      zh = "校长办公会议", en = "principal's office meeting",
      department = "dept:office_meeting", stand_in = "committee", cites = { "4.4", "4.4/R32" },
    },
    committee = { cites = { "5.0", "5.0/R32" } },
    department = { cites = "4.3" },
    superior = { zh = "上级有关部门", en = "superior authority", cites = { "4.1", "4.5" } },
  },

  facts = {
    channel = { cites = "3.0" },
    forwarded = {
      type = "bool", default = false, cites = { "4.1", "4.1/R80" },
      zh = "上级转达", en = "forwarded by a superior authority",
    },
    forwarded_by = { type = "party", zh = "转达的上级部门", en = "authority that forwarded it" },
    request = { type = "text", personal = true, zh = "请示内容", en = "what the leader is asked" },
    instruction = { type = "text", personal = true, zh = "批示内容", en = "instructions" },
    base_document = {
      type = "enum", per = "allegation", values = { "work_rules", "ethics", "neither" },
      zh = "所依据的文件", en = "base document",
      labels = {
        work_rules = { zh = "曾都区实验小学教师工作管理制度", en = "the school's rules on teachers' work" },
        ethics = { zh = "中小学师德规范", en = "code of ethics for school teachers" },
        neither = { zh = "两份依据都没有涉及", en = "in neither" },
      },
    },
    rule = { type = "text", per = "allegation", zh = "所引条文", en = "rule cited" },
    briefing = { type = "text", personal = true, zh = "通报内容", en = "briefing" },
    dissatisfaction = {
      type = "text", personal = true,
      zh = "投诉人不满意之处", en = "what the complainant is not satisfied with",
    },
    handled_again = { type = "bool", default = false, zh = "已重新处理", en = "has been handled again" },
    rest_reason = { type = "text", zh = "了结的理由", en = "why it may rest" },
    no_report_reason = { type = "text", zh = "不向上级汇报的理由", en = "why it is not reported back" },
    verification = { type = "text", per = "allegation", personal = true, zh = "查证情况", en = "verification" },
    variant = { cites = { "5.3", "5.3/R54", "5.5", "5.5/R54" } },
    article = {
      type = "text", per = "allegation",
      zh = "学校管理制度条文", en = "article of the school's management rules",
    },
    material = { type = "text", zh = "全过程资料", en = "material of the whole course" },
  },

  sanctions = menu {
    { id = "self_criticism", cites = "5.1", zh = "个人书面检查", en = "written self-criticism" },
    { id = "public_criticism", cites = "5.2", zh = "通报批评", en = "public criticism" },
    {
      id = "payment", cites = { "5.3", "5.3/R54" }, variants = { "compensation", "fine" },
      zh = "赔(罚)款", en = "compensation or fine",
    },
    { id = "suspension", cites = "5.4", zh = "停职检查", en = "suspension for self-examination" },
    {
      id = "resignation", cites = { "5.5", "5.5/R54" }, variants = { "plain", "taking_blame" },
      zh = "辞职和引咎辞职", en = "resignation, or resignation taking the blame",
    },
    { id = "removal", cites = "5.6", zh = "撤职", en = "removal from post" },
    { id = "dismissal", cites = "5.7", zh = "解聘", en = "dismissal" },
  },

  processes = { complaint = complaint, suggestion = conversation, enquiry = conversation },
})
