-- property/complaint.lua - 投诉处理及回访制度: a complaint from receipt to return visit, and an opinion.
--
-- A part of property/company.lua. Two courses run side by side: how the complaint is settled goes by its
-- grade (4, 5); that centre staff are complained of is looked into for each of them (7).
-- A grade is lowered by the manager in charge alone; a correction by staff can lower one too, and stands in
-- the record as a correction, with its reason and who made it.
local staff = "service_staff"
local office = { "service_office", "office_director" } -- 服务处 and its head
local minor, top = { grade = "minor" }, { grade = { "important", "major" } }
local at_fault = { finding = "verified", adverse_effect = true }
local acts, reported = { department_acts = true }, { grade = "minor", reported = true }
local when_top = { when = top }
local since_top = { when = top, since = "live" } -- it may have been raised later
local prompt = {} -- a duty without a due time (R11)

-- What is taken down of a complaint and of an opinion alike.
local receive = {
  zh = "收到", en = "receive",
  by = staff, starts = true, needs = "channel", asks = "came_from", heeds = "property-duty:2",
  stage = { zh = "已收到", en = "received" }, cites = "1",
}
local register = {
  zh = "记入客服来电来访登记表", en = "enter it in the register of calls and visits",
  by = staff, after = "receive", owed = { receive = { cites = { "1", "1/R11", "2" } } },
  needs = {
    "name", "complained_at", "department", "summary",
    { "anonymous_why", when = { stance = "anonymous" }, cites = "6/R86" },
  },
  asks = { "complainant", "stance" }, unless = { stance = "unreachable", registered = true },
  sets = { registered = true }, -- once: what changes is an event of its own, or a correction
  stage = { zh = "已登记", en = "registered" }, cites = { "1", "2", "2/R38", "2/R89" },
  protected = { "after", "needs", "owed" },
}
local correct = {
  zh = "更正记录", en = "correct the record",
  by = staff, corrects = true, needs = "correction_reason", asks = "true_at", cites = "2",
}

local opinion = {
  zh = "意见", en = "opinion",
  actions = {
    receive = extend(receive, { cites = "2" }),
    register = extend(register, {
      needs = { "name", "complained_at", "department", "summary" }, asks = "complainant",
      owed = { receive = { cites = "2" } }, unless = { registered = true, stance = remove }, cites = { "2", "2/R89" },
    }),
    enter_result = {
      zh = "填写处理结果", en = "enter the result",
      by = staff, after = "register", owed = { register = prompt }, ends = true, needs = "result",
      stage = { zh = "已有结果", en = "result entered" }, cites = "2",
    },
    correct = correct,
  },
}

local complaint = {
  zh = "投诉", en = "complaint",
  items = { respondent = { named_by = "against", zh = "被投诉的客服人员", en = "staff complained of" } },
  actions = {
    -- 1, 2: registered, whoever complains and in whatever form
    receive = receive,
    register = extend(register, { needs = {
      "name", "complained_at", "department", "summary", { "department_acts", cites = "3/R85" },
      { "anonymous_why", when = { stance = "anonymous" }, cites = "6/R86" },
    } }),
    identify_complainant = {
      zh = "补记投诉人身份", en = "record who the complainant is",
      by = staff, after = "register", needs = { "complainant", "name" },
      sets = { stance = "reachable" }, cites = { "2", "2/R38" },
    },
    mark_unreachable = {
      zh = "记录无法联系投诉人", en = "record that the complainant cannot be reached",
      by = staff, after = "register", needs = "attempts", sets = { stance = "unreachable" },
      cites = "6/R86",
    },

    -- 3: the department concerned
    issue_slip = {
      zh = "填写工作联系单，通知相关部门", en = "fill in a work contact slip and instruct the department",
      by = staff, to = "department", after = "register", owed = { register = { when = acts } },
      needs = { "department", "slip" }, cites = { "3", "3/R85" },
      protected = { "owed" },
    },

    -- 4: the grade, and who may settle a complaint of that grade
    grade = {
      zh = "认定等级", en = "grade it",
      by = staff, after = "register", owed = { register = prompt }, needs = { "grade", "grade_reason" },
      unless = { graded = true }, sets = { graded = true }, cites = { "4", "4/R82" },
      protected = { "after", "needs", "owed" },
    },
    raise_to_important = {
      zh = "升为重要", en = "raise it to important",
      by = staff, after = "grade", when = minor, needs = "grade_reason",
      sets = { grade = "important" }, cites = { "4", "4/R82" },
    },
    raise_to_major = {
      zh = "升为重大", en = "raise it to major",
      by = staff, after = "grade", when = { grade = { "minor", "important" } }, needs = "grade_reason",
      sets = { grade = "major" }, cites = { "4", "4/R82" },
    },
    lower_to_important = {
      zh = "降为重要", en = "lower it to important",
      by = "manager_in_charge", after = "grade", when = { grade = "major" }, needs = "grade_reason",
      sets = { grade = "important" }, cites = { "4", "4/R82" }, protected = { "by" },
    },
    lower_to_minor = {
      zh = "降为轻微", en = "lower it to minor",
      by = "manager_in_charge", after = "grade", when = top, needs = "grade_reason",
      sets = { grade = "minor" }, cites = { "4", "4/R82" }, protected = { "by" },
    },
    answer_directly = {
      zh = "直接答复", en = "answer directly",
      by = staff, to = "complainant", after = "grade", when = { grade = "minor", reported = false },
      needs = "answer_given", instead_of = "feed_back", sets = { answered = true },
      heeds = "property-duty:2", stage = { zh = "已直接答复", en = "answered directly" },
      cites = { "4", "1" },
    },
    -- Nobody is there to be answered: then it is the service office's.
    report_to_director = {
      zh = "报服务处主任", en = "report it to the service-office director",
      by = staff, to = "office_director", after = "grade", when = minor,
      owed = {
        grade = {
          when = { grade = "minor", absent = "complainant" }, unless = { answered = true },
          since = "live",
        },
      },
      sets = { reported = true }, cites = "4",
    },
    settle = {
      zh = "服务处解决", en = "settle it",
      by = office, after = "report_to_director", when = minor,
      owed = { report_to_director = { when = minor } }, needs = "settlement",
      stage = { zh = "服务处已解决", en = "settled by the service office" }, cites = { "4", "4/R39" },
    },
    report_to_manager = {
      zh = "报分管经理", en = "report it to the manager in charge",
      by = office, to = "manager_in_charge", after = "grade", when = top, owed = { grade = since_top },
      stage = { zh = "已报分管经理", en = "reported to the manager in charge" },
      cites = { "4", "4/R11", "4/R39" }, protected = { "after", "owed", "to" },
    },
    decide = {
      zh = "作出处理决定", en = "make the decision",
      by = "manager_in_charge", after = "report_to_manager", when = top,
      owed = { report_to_manager = when_top }, needs = "decision",
      stage = { zh = "已有处理决定", en = "decided" }, cites = "4",
      protected = { "after", "by", "needs", "owed" },
    },

    -- 5: somebody follows how an important one is being resolved
    assign_follower = {
      zh = "指定专职人员跟进", en = "assign the person who follows it",
      by = office, after = "grade", when = top, owed = { grade = since_top }, needs = "follower",
      cites = { "5", "5/R83", "5/R84" }, protected = { "owed" },
    },
    follow_up = {
      zh = "跟进解决情况", en = "follow how it is being resolved",
      by = "follower", after = "assign_follower", when = top,
      not_by = {
        "register", "grade", "raise_to_important", "raise_to_major", "issue_slip",
        "report_to_manager", "decide", "answer_directly", "settle", "feed_back",
      },
      owed = { assign_follower = when_top, instruct_quickly = when_top },
      needs = { "progress", "needs_coordination" }, cites = { "5", "5/R83", "5/R84" },
      protected = { "after", "needs", "owed" },
    },
    instruct_quickly = {
      zh = "通知相关部门尽快处理", en = "instruct the department to handle it quickly",
      by = { "follower", staff }, to = "department", after = "follow_up",
      when = { needs_coordination = true },
      owed = { follow_up = { when = { needs_coordination = true } } }, needs = { "department", "slip" },
      cites = { "5", "5/R11" }, protected = { "owed" },
    },

    -- 1, 6: the result goes back, the return visit asks what the owner thinks of it
    feed_back = {
      zh = "反馈处理结果", en = "feed the result back",
      by = staff, to = "complainant",
      after = { "grade", { "settle", when = minor }, { "decide", when = top } },
      owed = {
        grade = { when = { grade = "minor", reported = false }, cites = { "1", "4" } },
        settle = prompt, decide = prompt,
      },
      heeds = "property-duty:2", stage = { zh = "已反馈", en = "result fed back" },
      cites = { "1", "1/R11", "1/R88" }, protected = { "after", "owed", "to" },
    },
    return_visit = {
      zh = "回访", en = "make the return visit",
      by = staff, to = "complainant", after = "feed_back", owed = { feed_back = prompt },
      needs = "view", asks = "owner_opinion", heeds = "property-duty:2",
      stage = { zh = "已回访", en = "return visit made" },
      cites = { "6", "6/R38", "6/R86", "6/R87", "6/R88" },
      protected = { "after", "needs", "owed", "to" },
    },

    -- 7: centre staff complained of
    name_staff = {
      zh = "列明被投诉的客服人员", en = "name the staff complained of",
      by = { staff, office }, after = "register", adds = "respondent", needs = { "against", "conduct" },
      cites = "7",
    },
    investigate = {
      zh = "查证", en = "investigate and find",
      by = office, to = "respondent", per = "respondent", after = "name_staff",
      owed = { name_staff = prompt },
      finds = "finding", needs = { "finding", "grounds", "adverse_effect" }, cites = { "7", "7/R39" },
      protected = { "after", "needs", "owed", "per" },
    },
    refer = {
      zh = "移送，按奖惩制度处理", en = "refer it to the rules of reward and punishment",
      by = office, per = "respondent", after = "investigate", when = at_fault,
      owed = { investigate = { when = at_fault } }, cites = { "7", "7/R59" },
      protected = { "after", "owed", "per" },
    },

    -- 2, 6: the result stands in the register, the papers are put in order
    file = {
      zh = "整理归档", en = "put it in order and file it",
      by = staff,
      after = {
        "grade", { "settle", when = reported, cites = "4" },
        { "decide", when = top, cites = "4" }, { "follow_up", when = top, cites = "5" },
        { "issue_slip", when = acts, cites = "3" }, "return_visit",
      },
      owed = { return_visit = { cites = { "6", "6/R11" } } }, ends = true,
      needs = { { "result", cites = "2" } }, stage = { zh = "已归档", en = "filed" },
      cites = { "2", "6", "6/R25", "6/R86" }, protected = { "after", "needs" },
    },
    correct = correct,
  },
}

return {
  regulation = "property-complaint",
  clauses = require "clauses.property_complaint",

  facts = {
    -- who complains, of what
    channel = {
      type = "enum", values = { "letter", "telephone", "fax", "visit", "other" }, cites = "1",
      zh = "形式", en = "form",
      labels = {
        letter = { zh = "来信", en = "letter" },
        telephone = { zh = "来电", en = "telephone" },
        fax = { zh = "传真", en = "fax" },
        visit = { zh = "来访", en = "visit" },
        other = { zh = "其他", en = "other" },
      },
    },
    complainant = { type = "party", zh = "投诉人编号", en = "complainant's id" },
    name = { type = "text", personal = true, unknown = true, cites = "2", zh = "客户姓名", en = "customer's name" },
    summary = { type = "text", personal = true, cites = "2", zh = "内容摘要", en = "summary" },
    department = { type = "party", cites = { "2", "3" }, zh = "涉及部门", en = "department concerned" },
    department_acts = {
      type = "bool", cites = "3/R85", zh = "需要部门处理", en = "a department must act",
    },
    stance = {
      type = "enum", values = { "reachable", "anonymous", "unreachable" }, default = "reachable",
      cites = "6/R86", zh = "能否联系投诉人", en = "can the complainant be told",
      labels = {
        reachable = { zh = "可联系", en = "can be reached" },
        anonymous = { zh = "匿名", en = "anonymous" },
        unreachable = { zh = "联系不上", en = "cannot be reached" },
      },
    },
    anonymous_why = { type = "text", zh = "匿名的情形", en = "how it came without a name" },
    attempts = { type = "text", zh = "联系经过", en = "attempts to reach the complainant" },
    complained_at = { type = "time", zh = "投诉时间", en = "time of the complaint" },
    registered = { type = "bool", default = false, zh = "已登记", en = "has been registered" },
    came_from = { type = "case", zh = "转自何件", en = "case it came from" },
    result = { type = "text", personal = true, cites = "2", zh = "处理结果", en = "result" },
    slip = { type = "text", cites = "3", zh = "工作联系单内容", en = "what the slip says" },

    -- how grave it is, and how it is settled
    grade = {
      type = "enum", values = { "minor", "important", "major" }, cites = { "4", "4/R82" },
      zh = "等级", en = "grade",
      labels = {
        minor = { zh = "轻微", en = "minor" },
        important = { zh = "重要", en = "important" },
        major = { zh = "重大", en = "major" },
      },
    },
    grade_reason = { type = "text", zh = "等级理由", en = "why this grade" },
    graded = { type = "bool", default = false, zh = "已定级", en = "has been graded" },
    reported = { type = "bool", default = false, zh = "已报服务处主任", en = "reported to the director" },
    answered = { type = "bool", default = false, zh = "已直接答复", en = "answered directly" },
    answer_given = { type = "text", personal = true, zh = "答复内容", en = "answer" },
    settlement = { type = "text", personal = true, zh = "解决办法", en = "how it was settled" },
    decision = { type = "text", personal = true, zh = "处理决定", en = "decision" },

    follower = { type = "party", cites = "5/R84", zh = "专职人员", en = "person who follows it" },
    progress = { type = "text", personal = true, zh = "解决情况", en = "how it is being resolved" },
    needs_coordination = { type = "bool", default = false, zh = "仍需协调", en = "still needs coordinating" },

    view = {
      type = "enum", values = { "satisfied", "not_satisfied", "not_stated" }, cites = "6/R87",
      zh = "业主态度", en = "owner's view",
      labels = {
        satisfied = { zh = "满意", en = "satisfied" },
        not_satisfied = { zh = "不满意", en = "not satisfied" },
        not_stated = { zh = "未表态", en = "not stated" },
      },
    },
    owner_opinion = { type = "text", personal = true, zh = "业主意见", en = "owner's opinion" },

    -- centre staff complained of
    against = { type = "party", zh = "被投诉的客服人员", en = "staff complained of" },
    conduct = { type = "text", per = "respondent", personal = true, zh = "被投诉的行为", en = "conduct complained of" },
    adverse_effect = {
      type = "bool", per = "respondent", default = false,
      zh = "给公司造成不良影响", en = "adverse effect on the company",
    },
    finding = {
      type = "enum", per = "respondent", values = { "verified", "not_verified" }, proven = "verified",
      zh = "查证结果", en = "finding",
      labels = {
        verified = { zh = "属实", en = "true" },
        not_verified = { zh = "未查实", en = "not found true" },
      },
    },
    grounds = { type = "text", per = "respondent", personal = true, zh = "查证依据", en = "grounds of the finding" },
  },

  processes = { complaint = complaint, opinion = opinion },
}
