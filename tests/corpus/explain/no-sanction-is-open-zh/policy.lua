-- Sanctions, their variants, and the guideline that opens them.
return {
  regulation = "small",
  id = "test.small",
  version = "1.0.0",
  zone = "+08:00",
  calendar = "cn",
  clauses = {
    ["1"] = { kind = "rule", zh = "照章办理。", en = "It is done by the book." },
    ["2"] = { kind = "rule", zh = "按标准处理。", en = "The guideline decides." },
  },
  roles = { clerk = { zh = "经办人", en = "clerk" }, chief = { zh = "负责人", en = "chief" } },
  facts = {
    finding = { type = "enum", values = { "upheld", "unfounded" }, proven = { "upheld" }, per = "allegation", zh = "认定", en = "finding" },
    offence = { type = "offence", per = "allegation", zh = "行为", en = "offence" },
    sanction = { type = "sanction", per = "allegation", zh = "处理", en = "sanction" },
    variant = { type = "enum", values = { "written", "public", "paid", "unpaid" }, per = "allegation", zh = "方式", en = "form" },
    grave = { type = "bool", per = "allegation", zh = "情节严重", en = "grave" },
  },
  offences = {
    late = { category = "discipline", cites = "2", zh = "迟到", en = "being late" },
    brawl = { category = "discipline", cites = "2", zh = "斗殴", en = "brawling" },
  },
  sanctions = ladder {
    { id = "reprimand", variants = { "written", "public" }, cites = "2", zh = "警告", en = "reprimand" },
    { id = "suspend", variants = { "paid", "unpaid" }, cites = "2", zh = "停职", en = "suspension" },
    { id = "expel", cites = "2", zh = "开除", en = "expulsion" },
  },
  guidelines = {
    { when = { offence = "late", finding = "upheld" }, from = "reprimand", to = "suspend", cites = "2" },
    { when = { offence = "brawl", finding = "upheld" }, from = "suspend", to = "expel", cites = "2" },
  },
  processes = {
    case = {
      items = { allegation = { zh = "指称", en = "allegation" } },
      actions = {
        open = { by = "clerk", starts = true, adds = "allegation", needs = "offence", cites = "1" },
        find = { by = "clerk", per = "allegation", needs = "finding", finds = "finding", cites = "1" },
        impose = {
          by = "chief",
          per = "allegation",
          after = "find",
          needs = "sanction",
          asks = "variant",
          imposes = "sanction",
          cites = "2",
        },
      },
    },
  },
}
