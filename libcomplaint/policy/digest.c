/* digest.c - the meaning of a policy as JSON, and its digest. What stands inside a process:
 * digest_process.c. */
#include "libcomplaint/policy/digest.h"

#include "libcomplaint/base/digest.h"
#include "libcomplaint/policy/build.h"

/* ---- pieces ---------------------------------------------------------------------------------- */

void cpl_meaning_cites(cpl_json *json, const cpl_model *model, uint16_t cites) {
  cpl_span span = model->cites[cites];
  cpl_json_key(json, "cites");
  cpl_json_open(json, '[');
  for (uint16_t i = 0; i < span.count; i++)
    cpl_json_name(json, model->cite_list[span.first + i].text);
  cpl_json_close(json, ']');
}

static void write_mask(cpl_json *json, const cpl_fact *fact, cpl_set mask) {
  cpl_json_open(json, '[');
  for (uint16_t i = 0; i < fact->value_count; i++)
    if (mask & cpl_bit(i)) cpl_json_name(json, fact->values[i]);
  cpl_json_close(json, ']');
}

void cpl_meaning_value(cpl_json *json, const cpl_model *model, const cpl_fact *fact,
                       cpl_value value) {
  switch ((cpl_type)fact->type) {
  case CPL_ENUM: cpl_json_name(json, fact->values[value]); return;
  case CPL_SET_FACT: write_mask(json, fact, (cpl_set)value); return;
  case CPL_PARTY:
  case CPL_ITEM:
  case CPL_CASE: cpl_json_name(json, model->ids[value - 1]); return;
  case CPL_OFFENCE: cpl_json_name(json, model->offences[value].name); return;
  case CPL_SANCTION: cpl_json_name(json, model->sanctions[value].name); return;
  default: cpl_json_integer(json, value);
  }
}

/* ---- the declarations ------------------------------------------------------------------------ */

static void write_fact(cpl_json *json, const cpl_model *model, const cpl_fact *fact) {
  cpl_json_key(json, fact->name);
  cpl_json_open(json, '{');
  cpl_meaning_cites(json, model, fact->cites);
  if (fact->has_default) {
    cpl_json_key(json, "default");
    cpl_meaning_value(json, model, fact, fact->fallback);
  }
  cpl_json_key(json, "per");
  cpl_json_name(json, fact->per);
  cpl_json_key(json, "personal");
  cpl_json_boolean(json, fact->personal);
  cpl_json_key(json, "proven");
  cpl_json_integer(json, fact->proven);
  if (fact->has_range) {
    cpl_json_key(json, "range");
    cpl_json_open(json, '[');
    cpl_json_integer(json, fact->least);
    cpl_json_integer(json, fact->most);
    cpl_json_close(json, ']');
  }
  cpl_json_key(json, "type");
  cpl_json_name(json, cpl_type_name((cpl_type)fact->type));
  cpl_json_key(json, "unknown");
  cpl_json_boolean(json, fact->unknown);
  cpl_json_key(json, "values");
  cpl_json_open(json, '[');
  for (uint16_t i = 0; i < fact->value_count; i++) cpl_json_name(json, fact->values[i]);
  cpl_json_close(json, ']');
  cpl_json_close(json, '}');
}

static void write_facts(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "facts");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->fact_count; i++) write_fact(json, model, &model->facts[i]);
  cpl_json_close(json, '}');
}

static void write_offences(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "offences");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->offence_count; i++) {
    const cpl_offence *offence = &model->offences[i];
    cpl_json_key(json, offence->name);
    cpl_json_open(json, '{');
    if (offence->category != NULL) {
      cpl_json_key(json, "category");
      cpl_json_name(json, offence->category);
    }
    cpl_meaning_cites(json, model, offence->cites);
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, '}');
}

static void write_roles(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "roles");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->role_count; i++) {
    const cpl_role *role = &model->roles[i];
    cpl_json_key(json, role->name);
    cpl_json_open(json, '{');
    cpl_meaning_cites(json, model, role->cites);
    if (role->department != 0) {
      cpl_json_key(json, "department");
      cpl_json_name(json, model->ids[role->department - 1]);
    }
    cpl_json_key(json, "party");
    cpl_json_boolean(json, role->party);
    if (role->stand_in != CPL_NONE) {
      cpl_json_key(json, "stand_in");
      cpl_json_name(json, model->roles[role->stand_in].name);
    }
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, '}');
}

static void write_sanctions(cpl_json *json, const cpl_model *model) {
  uint16_t fact = CPL_FIND(model->facts, model->fact_count, "variant");
  cpl_json_key(json, "sanctions");
  cpl_json_open(json, '[');
  for (uint16_t i = 0; i < model->sanction_count; i++) {
    const cpl_sanction *sanction = &model->sanctions[i];
    cpl_json_open(json, '{');
    cpl_meaning_cites(json, model, sanction->cites);
    cpl_json_key(json, "id");
    cpl_json_name(json, sanction->name);
    if (sanction->variants != 0) {
      cpl_json_key(json, "variants");
      write_mask(json, &model->facts[fact], sanction->variants);
    }
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, ']');
}

/* ---- what is about the whole policy ---------------------------------------------------------- */

static void write_in_force(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "in_force");
  cpl_json_open(json, '{');
  if (model->has_from) {
    cpl_json_key(json, "from");
    cpl_json_integer(json, model->from);
  }
  if (model->has_to) {
    cpl_json_key(json, "to");
    cpl_json_integer(json, model->to);
  }
  cpl_json_close(json, '}');
}

static void write_quality(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "quality");
  cpl_json_open(json, '{');
  cpl_meaning_cites(json, model, model->quality_cites);
  cpl_json_key(json, "percent");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->quality_count; i++) {
    cpl_json_key(json, model->quality[i].name);
    cpl_json_integer(json, model->quality[i].percent);
  }
  cpl_json_close(json, '}');
  cpl_json_close(json, '}');
}

static void write_readings(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "readings");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->reading_count; i++) {
    cpl_json_key(json, model->readings[i].name);
    cpl_json_name(json, model->readings[i].options[model->readings[i].choice].name);
  }
  cpl_json_close(json, '}');
}

static void write_reports(cpl_json *json, const cpl_model *model) {
  cpl_json_key(json, "reports");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->report_count; i++) {
    cpl_json_key(json, model->reports[i].name);
    cpl_json_open(json, '{');
    cpl_meaning_cites(json, model, model->reports[i].cites);
    if (model->reports[i].every[0] != '\0') {
      cpl_json_key(json, "every");
      cpl_json_name(json, model->reports[i].every);
    }
    cpl_json_key(json, "of");
    cpl_json_name(json, model->reports[i].of);
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, '}');
}

static void write_upholds(cpl_json *json, const cpl_model *model) {
  const struct {
    const char *name;
    uint16_t cites;
  } upholds[] = {{"in_force", model->upholds.in_force},
                 {"recusal", model->upholds.recusal},
                 {"record", model->upholds.record},
                 {"rest", model->upholds.rest},
                 {"silence", model->upholds.silence}};
  cpl_json_key(json, "upholds");
  cpl_json_open(json, '{');
  for (size_t i = 0; i < sizeof upholds / sizeof *upholds; i++) {
    cpl_json_key(json, upholds[i].name);
    cpl_json_open(json, '{');
    cpl_meaning_cites(json, model, upholds[i].cites);
    cpl_json_close(json, '}');
  }
  cpl_json_close(json, '}');
}

void cpl_meaning_write(cpl_json *json, const cpl_model *model) {
  cpl_json_open(json, '{');
  cpl_json_key(json, "calendar");
  cpl_json_name(json, model->calendar_names[0]);
  cpl_json_key(json, "closes");
  cpl_json_integer(json, model->closes);
  write_facts(json, model);
  cpl_json_key(json, "id");
  cpl_json_name(json, model->id);
  write_in_force(json, model);
  cpl_json_key(json, "ladder");
  cpl_json_boolean(json, model->sanctions_are_ladder);
  write_offences(json, model);
  cpl_json_key(json, "processes");
  cpl_json_open(json, '{');
  for (uint16_t i = 0; i < model->process_count; i++)
    cpl_meaning_process(json, model, &model->processes[i]);
  cpl_json_close(json, '}');
  write_quality(json, model);
  write_readings(json, model);
  write_reports(json, model);
  write_roles(json, model);
  write_sanctions(json, model);
  write_upholds(json, model);
  cpl_json_key(json, "version");
  cpl_json_name(json, model->version);
  cpl_json_key(json, "zone");
  cpl_json_integer(json, model->zone);
  cpl_json_close(json, '}');
}

bool cpl_digest_model(cpl_model *model, const complaint_memory *memory) {
  cpl_text text;
  cpl_json json;
  cpl_text_begin(&text, memory);
  cpl_json_begin(&json, &text);
  cpl_meaning_write(&json, model);
  bool good = !text.failed && cpl_digest(text.bytes, text.size, model->digest);
  cpl_text_end(&text);
  return good;
}
