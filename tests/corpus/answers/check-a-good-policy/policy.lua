-- A shop that takes complaints by letter: small enough to be read beside its answers.
return {
  regulation = "shop", id = "test.shop", version = "1.0.0", zone = "+08:00", calendar = "cn",
  clauses = {
    ["1"] = { kind = "rule", zh = "投诉应当受理并记录。", en = "Complaints are taken and recorded." },
    ["2"] = { kind = "rule", zh = "听取意见后作出决定。", en = "The person is heard, then it is decided." },
    ["3"] = { kind = "rule", zh = "三个工作日内答复。", en = "It is answered in three working days." },
    ["4"] = { kind = "conduct", advisory = "manner cannot be seen by software", zh = "态度和蔼。", en = "Be kind." },
  },
  readings = {
    R1 = {
      cites = "3", choice = "working",
      options = {
        { id = "working", zh = "工作日", en = "working days" },
        { id = "natural", zh = "自然日", en = "natural days" },
      },
      zh = "三日指何种日", en = "what days the three days are",
    },
  },
  roles = {
    clerk = { zh = "经办人", en = "clerk" },
    chief = { zh = "店长", en = "manager" },
    customer = {
      party = true, is = "customer", present = { stance = "known" }, zh = "顾客", en = "customer",
    },
  },
  facts = {
    customer = { type = "party", zh = "顾客编号", en = "customer's id" },
    name = { type = "text", personal = true, zh = "姓名", en = "name" },
    stance = {
      type = "enum", values = { "known", "anonymous" }, default = "known",
      zh = "顾客状态", en = "stance of the customer",
    },
    person = { type = "party", zh = "被投诉人", en = "person complained of" },
    grade = {
      type = "enum", values = { "small", "large" }, labels = { large = { zh = "重大", en = "serious" } },
      zh = "级别", en = "grade",
    },
    outcome = { type = "text", zh = "决定", en = "outcome" },
  },
  processes = {
    complaint = {
      zh = "投诉", en = "complaint",
      items = { respondent = { named_by = "person", zh = "被投诉人", en = "respondent" } },
      actions = {
        record = {
          zh = "记录", en = "record", by = "clerk", starts = true, adds = "respondent",
          needs = { "person", "name", "grade" }, asks = { "customer", "stance" }, heeds = "4", cites = "1",
        },
        hear = {
          zh = "听取意见", en = "hear", by = "clerk", per = "respondent", after = "record",
          owed = { record = {} }, heeds = "4", cites = "2",
        },
        answer = {
          zh = "答复", en = "answer", by = "clerk", to = "customer", after = "decide",
          owed = {
            record = {
              { within = working_days(3), when = { R1 = "working" }, cites = "3/R1" },
              { within = days(3), when = { R1 = "natural" }, cites = "3/R1" },
            },
          },
          cites = "3/R1",
        },
        decide = {
          zh = "决定", en = "decide", by = { "clerk", { "chief", when = { grade = "large" } } },
          after = "hear", needs = "outcome", cites = "2",
        },
        close = { zh = "结案", en = "close", by = "clerk", after = { "decide", "answer" }, ends = true, cites = "1" },
      },
    },
  },
}
