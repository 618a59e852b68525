-- school/base.lua - what schools share when they handle complaints.
--
-- Nothing here belongs to one school: no time limit, no catalogue of offences or sanctions, no
-- complaint box, no office that only one school has. A school extends this file, cites its own clauses
-- and adds what its text adds. What is marked `protected` it may tighten, never loosen: both sides are
-- heard before a finding, the finding stands before a sanction, the result goes up in writing, the
-- committee decides.
--
-- `complaint check` warns that `impose` has no sanction to impose. So it is: which there are is each
-- school's to say, and how one is imposed is protected here.

local told = require("school.telling").told
local office = "principal_office"
local verified = { finding = "verified" }
local settled = { settled = true }
local turned = { turned = true }
local prompt = {} -- a duty without a due time (R11)

-- What happens to the record of a complaint, a suggestion or an enquiry alike.
local receive = {
  zh = "收到", en = "receive",
  by = office, starts = true, needs = "channel", heeds = "manner",
  stage = { zh = "已收到", en = "received" }, cites = { "channels", "kinds" },
}
local identify_complainant = {
  zh = "补记投诉人身份", en = "record who the complainant is",
  by = office, after = "record", needs = { "complainant", "name", "phone" },
  sets = { stance = "reachable" }, cites = { "particulars", "kinds/R37" },
}
local mark_unreachable = {
  zh = "记录无法联系投诉人", en = "record that the complainant cannot be reached",
  by = office, after = "record", needs = "attempts", sets = { stance = "unreachable" },
  cites = "tell/R65",
}
local correct = {
  zh = "更正记录", en = "correct the record",
  by = office, corrects = true, needs = "correction_reason", asks = "true_at",
  cites = { "record", "record/R25" },
}

-- A suggestion or an enquiry: recorded in detail, arranged, answered, laid to rest (R62).
local function conversation(zh, en)
  return {
    zh = zh, en = en,
    actions = {
      receive = receive,
      record = {
        zh = "详细记录", en = "record in detail",
        by = office, after = "receive", owed = { receive = prompt },
        needs = {
          "name", "phone", "matter", "complainant_kind",
          { "anonymous_why", when = { stance = "anonymous" }, cites = "tell/R65" },
        },
        asks = { "complainant", "stance" }, unless = { stance = "unreachable" },
        cites = { "kinds/R37", "kinds/R62", "particulars" },
      },
      arrange = {
        zh = "安排处理", en = "arrange for handling",
        by = office, after = "record", owed = { record = { unless = turned } }, unless = turned,
        needs = "department", stage = { zh = "处理中", en = "in hand" },
        cites = { "kinds/R11", "kinds/R62" },
      },
      answer = {
        zh = "答复", en = "answer",
        by = office, to = "complainant", after = "arrange", owed = { record = { unless = turned } },
        unless = turned, needs = told("tell"), asks = "answer_given", heeds = "manner",
        cites = "kinds/R62",
      },
      turn_into_complaint = {
        zh = "转为投诉", en = "turn into a complaint",
        by = office, after = "record", needs = "complaint_case", unless = turned,
        sets = { turned = true }, stage = { zh = "已转为投诉", en = "turned into a complaint" },
        cites = "kinds/R62",
      },
      file = {
        zh = "归档", en = "file the case",
        by = office, after = { "record", { "arrange", "answer", unless = turned } }, ends = true,
        stage = { zh = "已归档", en = "filed" }, cites = { "kinds/R62", "rest" },
      },
      identify_complainant = identify_complainant,
      mark_unreachable = mark_unreachable,
      correct = correct,
    },
  }
end

local complaint = {
  zh = "投诉", en = "complaint",
  items = {
    respondent = { named_by = "against", zh = "被投诉人", en = "respondent" },
    allegation = { of = "respondent", parent = "against", zh = "投诉事项", en = "allegation" },
  },
  actions = {
    receive = extend(receive, { asks = "came_from" }),
    record = {
      zh = "填写投诉记录表", en = "fill in the complaint record form",
      by = office, after = "receive", owed = { receive = prompt }, adds = "respondent",
      needs = {
        "name", "phone", "against", "matter", "complainant_kind",
        { "anonymous_why", when = { stance = "anonymous" }, cites = "tell/R65" },
      },
      asks = { "complainant", "stance" }, unless = { stance = "unreachable" },
      heeds = "manner", cites = { "particulars", "kinds/R37" },
    },
    identify_complainant = identify_complainant,
    mark_unreachable = mark_unreachable,
    name_respondent = {
      zh = "增列被投诉人", en = "name another respondent",
      by = office, after = "record", adds = "respondent", needs = "against", cites = "particulars",
    },

    -- Filling in the acceptance form, or deciding with a reason not to, is one duty with two ways.
    fill_acceptance_form = {
      zh = "填写投诉受理记录表", en = "fill in the acceptance record form",
      by = office, after = "record", owed = { record = prompt },
      cites = { "forms", "forms/R61" },
    },
    waive_acceptance_form = {
      zh = "视情况不填投诉受理记录表", en = "leave out the acceptance record form",
      by = office, after = "record", needs = "form_reason", instead_of = "fill_acceptance_form",
      cites = { "forms", "forms/R60" },
    },

    accept = {
      zh = "受理建档", en = "accept and open a file",
      by = office, after = "record", owed = { record = prompt },
      stage = { zh = "已受理", en = "accepted" }, cites = { "file", "kinds/R11" },
    },
    allege = {
      zh = "列明投诉事项", en = "set down an allegation",
      by = office, after = "accept", owed = { accept = prompt }, adds = "allegation",
      needs = { "against", "conduct" }, asks = { "student", "student_affected" }, cites = "file",
    },
    reply = {
      zh = "初步答复", en = "give a preliminary reply",
      by = office, to = "complainant", after = "accept", owed = { accept = prompt },
      needs = told("reply"), heeds = "manner", cites = "reply",
    },

    investigate = {
      zh = "调查", en = "investigate",
      by = office, after = "accept", owed = { accept = prompt }, needs = "department",
      stage = { zh = "调查中", en = "under investigation" },
      cites = { "investigate", "investigate/R11" }, protected = { "owed" },
    },
    tell_progress = {
      zh = "告知处理情况", en = "tell how it is being handled",
      by = office, to = "complainant", after = "investigate", owed = { investigate = prompt },
      needs = told("reply"), heeds = "manner", cites = "reply",
    },
    hear_complainant = {
      zh = "听取投诉人意见", en = "hear the complainant",
      by = office, to = "complainant", after = "accept", owed = { accept = prompt },
      asks = "account", heeds = "manner", cites = { "both_heard", "both_heard/R70" },
      protected = { "after", "needs", "owed", "per", "to" },
    },
    hear_respondent = {
      zh = "听取被投诉人意见", en = "hear the respondent",
      by = office, to = "respondent", per = "respondent", after = "accept",
      owed = { accept = prompt }, needs = "heard", asks = "defence", heeds = "manner",
      cites = { "both_heard", "both_heard/R70" }, protected = { "after", "needs", "owed", "per", "to" },
    },
    find = {
      zh = "认定", en = "make a finding",
      by = office, per = "allegation", owed = { allege = prompt }, finds = "finding",
      after = { "investigate", "hear_complainant", "hear_respondent" },
      needs = { "finding", "grounds" }, undoes = "report", cites = { "both_heard", "sanction/R55" },
      protected = { "after", "needs", "owed", "per", "undoes" },
    },

    settle_at_once = {
      zh = "当场解决", en = "settle at once",
      by = office, after = "accept", needs = "settlement", instead_of = "give_opinion",
      unless = { gone_up = true }, sets = settled,
      stage = { zh = "已当场解决", en = "settled at once" }, cites = { "cause", "cause/R67" },
    },
    explain_cause = {
      zh = "解释原因", en = "explain the cause",
      by = office, to = "complainant", after = "investigate",
      owed = { investigate = { unless = settled } }, needs = { "obstacle", "cause" },
      heeds = "manner", cites = { "cause", "cause/R71" },
    },

    report = {
      zh = "书面呈报处理结果", en = "send the result up in writing",
      by = office, to = "leader", after = "find", owed = { find = { unless = settled } },
      unless = settled, needs = "result", asks = "leader", sets = { gone_up = true },
      stage = { zh = "已呈报", en = "sent up" }, cites = "result",
      protected = { "after", "needs", "owed", "per", "to" },
    },
    give_opinion = {
      zh = "作出处理意见", en = "make the handling opinion",
      by = "committee", after = "report", owed = { report = prompt }, unless = settled,
      needs = "handling_opinion", stage = { zh = "已有处理意见", en = "opinion made" },
      cites = "opinion", protected = { "after", "needs", "owed", "per" },
    },
    tell_result = {
      zh = "告知结果", en = "tell the result",
      by = office, to = "complainant", after = { "find", { "give_opinion", unless = settled } },
      owed = { receive = prompt, give_opinion = prompt }, needs = told("tell", "view"),
      heeds = "manner", stage = { zh = "已告知结果", en = "result told" },
      cites = { "tell", "tell/R74" }, protected = { "after", "owed", "per", "to" },
    },

    -- Where staff were at fault.
    apologise = {
      zh = "向投诉人道歉", en = "apologise to the complainant",
      by = { office, "respondent" }, to = "complainant", per = "allegation", after = "find",
      when = verified, owed = { find = { when = verified } }, needs = "apology",
      cites = { "fault", "fault/R55", "fault/R72" }, protected = { "owed", "per", "to" },
    },
    apologise_to_student = {
      zh = "向受影响的学生道歉", en = "apologise to the student affected",
      by = { office, "respondent" }, to = "student", per = "allegation", after = "find",
      when = verified, owed = { find = { when = verified } }, needs = "apology",
      cites = { "fault", "fault/R72" }, protected = { "owed", "per", "to" },
    },
    correct_fault = {
      zh = "纠正", en = "correct the fault",
      by = { office, "department" }, per = "allegation", after = "find", when = verified,
      owed = { find = { when = verified } }, needs = "correction",
      cites = { "fault", "fault/R75" }, protected = { "owed", "per" },
    },
    decide_measure = {
      zh = "决定防范措施", en = "decide a measure against recurrence",
      by = office, per = "allegation", after = "find", when = verified,
      owed = { find = { when = verified } }, needs = { "measure", "measure_detail" },
      cites = { "fault", "fault/R73" }, protected = { "owed", "per" },
    },
    do_measure = {
      zh = "落实防范措施", en = "carry out the measure",
      by = { office, "department" }, per = "allegation", after = "decide_measure",
      owed = { decide_measure = prompt }, cites = { "fault", "fault/R73" },
      protected = { "after", "owed", "per" },
    },

    impose = {
      zh = "给予处分", en = "impose a sanction",
      by = "committee", per = "allegation", after = { "find", "report", "give_opinion" },
      when = verified, unless = settled, needs = { "sanction", "gravity" },
      asks = { "variant", "amount" }, imposes = "sanction",
      cites = { "sanction", "sanction/R52", "sanction/R53", "sanction/R55" }, protected = true,
    },
    no_sanction = {
      zh = "决定不予处分", en = "decide on no sanction",
      by = "committee", per = "allegation", after = { "find", "report", "give_opinion" },
      when = verified, unless = settled, needs = "no_sanction_reason", instead_of = "impose",
      cites = "sanction",
    },

    file = {
      zh = "归档", en = "file the case",
      by = office, after = { "find", { "give_opinion", unless = settled }, "tell_result" }, ends = true,
      stage = { zh = "已归档", en = "filed" }, cites = "rest", protected = { "after" },
    },
    correct = correct,
  },
}

return {
  regulation = "school",
  id = "cn.school",
  version = "1.0.0",
  title = { zh = "学校投诉处理", en = "How schools handle complaints" },
  zone = "+08:00",
  calendar = "cn",
  clauses = require "clauses.school",
  readings = require "readings.school",

  upholds = {
    record = { cites = "record" },
    recusal = { cites = { "recusal", "recusal/R36" } },
    rest = { cites = "rest" },
    silence = { cites = "silence" },
  },

  roles = {
    principal_office = {
      zh = "校长办公室", en = "principal's office",
      department = "dept:principal_office", stand_in = "committee",
    },
    committee = {
      zh = "校委会", en = "school committee",
      department = "dept:committee", stand_in = "superior",
    },
    superior = { zh = "上级", en = "superior authority" },
    leader = {
      zh = "相关领导", en = "leader concerned", held_by = "leader", cites = { "leaders", "leaders/R28" },
    },
    department = { zh = "相关部门", en = "department concerned" },
    complainant = {
      zh = "投诉人", en = "complainant",
      party = true, is = "complainant", present = { stance = "reachable" },
    },
    respondent = {
      zh = "被投诉人", en = "person or department complained of",
      party = true, is = "respondent",
    },
    student = {
      zh = "受影响的学生", en = "student affected",
      party = true, is = "student", present = { student_affected = true },
    },
  },

  facts = {
    -- The particulars. Who complains, and of whom, may be `unknown` (R37, R61); nothing else may.
    channel = {
      type = "enum", values = { "telephone", "visit", "letter" }, cites = "channels",
      zh = "形式", en = "form",
      labels = {
        telephone = { zh = "电话", en = "telephone" },
        visit = { zh = "来访", en = "visit" },
        letter = { zh = "来信", en = "letter" },
      },
    },
    complainant = { type = "party", zh = "投诉人编号", en = "complainant's id" },
    complainant_kind = {
      type = "enum", values = { "parent", "student", "other", "unknown" },
      zh = "投诉人身份", en = "kind of complainant",
      labels = {
        parent = { zh = "家长", en = "parent" },
        student = { zh = "学生", en = "student" },
        other = { zh = "其他", en = "other" },
        unknown = { zh = "不详", en = "unknown" },
      },
    },
    name = { type = "text", personal = true, unknown = true, zh = "投诉人", en = "complainant" },
    phone = {
      type = "text", personal = true, unknown = true,
      zh = "投诉人联系电话", en = "complainant's telephone",
    },
    against = {
      type = "party", unknown = true,
      zh = "被投诉部门(个人)", en = "department or person complained of",
    },
    matter = { type = "text", personal = true, zh = "投诉事由", en = "matter" },
    came_from = { type = "case", zh = "由何件转来", en = "case it was turned from" },
    stance = {
      type = "enum", values = { "reachable", "anonymous", "unreachable" }, default = "reachable",
      zh = "能否联系投诉人", en = "can the complainant be told",
      labels = {
        reachable = { zh = "可联系", en = "can be reached" },
        anonymous = { zh = "匿名", en = "anonymous" },
        unreachable = { zh = "联系不上", en = "cannot be reached" },
      },
    },
    anonymous_why = { type = "text", zh = "匿名的情形", en = "how it came without a name" },
    attempts = { type = "text", zh = "联系经过", en = "attempts to reach the complainant" },
    form_reason = { type = "text", zh = "填或不填受理记录表的理由", en = "why the acceptance form is filled in or not" },

    -- the course
    leader = { type = "party", zh = "相关领导", en = "leader concerned" },
    department = { type = "party", zh = "相关部门", en = "department concerned" },
    medium = {
      type = "enum", values = { "telephone", "in_person", "letter", "message", "other" },
      zh = "告知方式", en = "medium",
      labels = {
        telephone = { zh = "电话", en = "telephone" },
        in_person = { zh = "当面", en = "in person" },
        letter = { zh = "书信", en = "letter" },
        message = { zh = "短信或网络消息", en = "message" },
        other = { zh = "其他", en = "other" },
      },
    },
    medium_reason = { type = "text", zh = "不用电话的理由", en = "why not by telephone" },
    account = { type = "text", personal = true, zh = "投诉人陈述", en = "complainant's account" },
    heard = {
      type = "enum", per = "respondent", values = { "spoke", "did_not_take_it" },
      zh = "陈述机会", en = "opportunity to speak",
      labels = {
        spoke = { zh = "已陈述", en = "spoke" },
        did_not_take_it = { zh = "给了机会而未陈述", en = "was given it and did not speak" },
      },
    },
    defence = { type = "text", per = "respondent", personal = true, zh = "被投诉人陈述", en = "respondent's account" },
    conduct = { type = "text", per = "allegation", personal = true, zh = "被投诉的行为", en = "conduct complained of" },
    student = { type = "party", per = "allegation", zh = "受影响的学生", en = "student affected" },
    student_affected = {
      type = "bool", per = "allegation", default = false,
      zh = "另有学生受影响", en = "a student other than the complainant is affected",
    },
    finding = {
      type = "enum", per = "allegation", values = { "verified", "not_verified" }, proven = "verified",
      zh = "认定", en = "finding",
      labels = {
        verified = { zh = "属实", en = "true" },
        not_verified = { zh = "未查实", en = "not found true" },
      },
    },
    grounds = { type = "text", per = "allegation", personal = true, zh = "认定依据", en = "grounds of the finding" },
    settlement = { type = "text", personal = true, zh = "当场解决的办法", en = "how it was settled" },
    settled = { type = "bool", default = false, zh = "已当场解决", en = "settled at once" },
    gone_up = { type = "bool", default = false, zh = "已呈报", en = "has gone up" },
    obstacle = { type = "text", personal = true, zh = "不能当场解决的原因", en = "why it cannot be settled at once" },
    cause = { type = "text", personal = true, zh = "事情的原因", en = "cause of the matter" },
    result = { type = "text", personal = true, zh = "处理结果", en = "result" },
    handling_opinion = { type = "text", personal = true, zh = "处理意见", en = "handling opinion" },
    view = {
      type = "enum", values = { "satisfied", "not_satisfied", "not_stated" },
      zh = "投诉人态度", en = "complainant's view",
      labels = {
        satisfied = { zh = "满意", en = "satisfied" },
        not_satisfied = { zh = "不满意", en = "not satisfied" },
        not_stated = { zh = "未表态", en = "not stated" },
      },
    },

    -- fault and sanction
    apology = { type = "text", per = "allegation", personal = true, zh = "道歉的形式", en = "form of the apology" },
    correction = { type = "text", per = "allegation", personal = true, zh = "纠正情况", en = "what was corrected" },
    measure = {
      type = "enum", per = "allegation", values = { "method", "rule", "meeting", "other" },
      zh = "防范措施", en = "measure against recurrence",
      labels = {
        method = { zh = "改进工作方法", en = "improved method" },
        rule = { zh = "修改相关制度", en = "revised rule" },
        meeting = { zh = "召开专题会议", en = "special meeting" },
        other = { zh = "其他", en = "other" },
      },
    },
    measure_detail = { type = "text", per = "allegation", zh = "措施内容", en = "what the measure is" },
    sanction = { type = "sanction", per = "allegation", zh = "处分", en = "sanction" },
    variant = {
      type = "enum", per = "allegation", cites = "sanction/R54",
      values = { "compensation", "fine", "plain", "taking_blame" },
      zh = "处分种类", en = "variant of the sanction",
      labels = {
        compensation = { zh = "赔款", en = "compensation" },
        fine = { zh = "罚款", en = "fine" },
        plain = { zh = "辞职", en = "resignation" },
        taking_blame = { zh = "引咎辞职", en = "resignation taking the blame" },
      },
    },
    amount = { type = "money", per = "allegation", zh = "金额", en = "amount" },
    gravity = { type = "text", per = "allegation", personal = true, zh = "情节轻重", en = "gravity" },
    no_sanction_reason = {
      type = "text", per = "allegation", personal = true,
      zh = "不予处分的理由", en = "why there is no sanction",
    },

    -- suggestions, enquiries, corrections
    answer_given = { type = "text", personal = true, zh = "答复内容", en = "answer" },
    turned = { type = "bool", default = false, zh = "已转为投诉", en = "turned into a complaint" },
    complaint_case = { type = "case", zh = "转成的投诉", en = "complaint it became" },
    correction_reason = { type = "text", zh = "更正理由", en = "why the record is corrected" },
    true_at = { type = "time", zh = "实际时间", en = "when it really happened" },
  },

  processes = {
    complaint = complaint,
    suggestion = conversation("建议", "suggestion"),
    enquiry = conversation("咨询", "enquiry"),
  },
}
