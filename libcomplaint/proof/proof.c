/* proof.c - the handle of a proof; see complaint/proof.h.
 * Knows: rest, obstacle, witness. Must not know: how it is shown. */
#include "complaint/proof.h"

#include "complaint/case_file.h"
#include "libcomplaint/base/error.h"
#include "libcomplaint/base/output.h"
#include "libcomplaint/proof/ladder.h"
#include "libcomplaint/proof/obstacle.h"
#include "libcomplaint/proof/witness.h"

/* Cases that are looked at to refute what cannot be proved. */
enum { WALK_MAX = 1500 };

typedef struct answer {
  complaint_proof_process shown;
  complaint_proof_never *never;
  const char *lines; /* of the witness, NULL: none */
  size_t size;
} answer;

struct complaint_proof {
  complaint_memory memory;
  complaint_policy *policy; /* held */
  cpl_arena arena;          /* of the answers */
  answer *answers;
};

/* One process, while it is worked out. */
typedef struct working {
  complaint_proof *proof;
  complaint_error *err;
  cpl_arena arena;
  cpl_corners corners;
  cpl_rest rest;
  cpl_text text;
  answer *answer;
} working;

static bool out_of_memory(working *w) {
  (void)cpl_error_nomem(w->err);
  return false;
}

/* The text so far, kept. */
static bool keep_text(working *w, const char **kept) {
  *kept = w->text.failed ? NULL
                         : cpl_arena_text(&w->proof->arena, cpl_text_get(&w->text), w->text.size);
  cpl_text_clear(&w->text);
  return *kept != NULL || out_of_memory(w);
}

/* ---- actions that never happen --------------------------------------------------------------- */

/* A correction is always possible; of a sanction that is not there loading has told already. */
static bool never_happens(const working *w, unsigned action) {
  const cpl_process *p = w->corners.process;
  bool told = (p->imposes & cpl_bit(action)) && w->corners.model->sanction_count == 0;
  return !((w->rest.taken | p->corrects) & cpl_bit(action)) && !told;
}

static bool find_never(working *w) {
  const cpl_process *p = w->corners.process;
  size_t count = 0;
  bool known = w->rest.obstacle == CPL_OBSTACLE_NONE || w->rest.obstacle == CPL_OBSTACLE_STUCK;
  if (!known) return true;
  w->answer->never = cpl_arena_array(&w->proof->arena, p->action_count, sizeof *w->answer->never);
  if (w->answer->never == NULL) return out_of_memory(w);
  for (unsigned a = 0; a < p->action_count; a++) {
    if (!never_happens(w, a)) continue;
    cpl_never_tell(&w->corners, &w->rest, a, &w->text);
    w->answer->never[count].action = p->effects[a].name;
    if (!keep_text(w, &w->answer->never[count++].reason)) return false;
  }
  w->answer->shown.never_count = count;
  return true;
}

/* ---- refuting -------------------------------------------------------------------------------- */

static bool keep_witness(working *w, const cpl_witness *witness) {
  w->answer->lines =
      cpl_arena_text(&w->proof->arena, cpl_text_get(&witness->lines), witness->lines.size);
  w->answer->size = witness->lines.size;
  w->answer->shown.verdict = COMPLAINT_REFUTED;
  w->answer->shown.event_count = witness->events;
  return w->answer->lines != NULL || out_of_memory(w);
}

static bool refute(working *w) {
  cpl_witness witness;
  bool ok = true;
  if (w->rest.obstacle != CPL_OBSTACLE_STUCK || w->corners.process->standing) return true;
  cpl_witness_begin(&witness, &w->proof->memory);
  ok = cpl_witness_find(&witness, w->proof->policy, &w->corners, &w->rest.reach, WALK_MAX,
                        w->err) == COMPLAINT_OK;
  if (ok && witness.found) ok = keep_witness(w, &witness);
  cpl_witness_end(&witness);
  return ok;
}

/* ---- one process ----------------------------------------------------------------------------- */

static bool work_out(working *w, const cpl_process *process) {
  const cpl_model *model = &w->proof->policy->model;
  if (!cpl_corners_find(&w->corners, &w->arena, model, process)) return out_of_memory(w);
  if (!cpl_rest_prove(&w->corners, &w->arena, &w->rest)) return out_of_memory(w);
  w->answer->shown = (complaint_proof_process){.name = process->name,
                                               .verdict = COMPLAINT_PROVED,
                                               .standing = process->standing,
                                               .kinds = w->rest.kinds,
                                               .reason = ""};
  if (!find_never(w)) return false;
  if (w->rest.obstacle == CPL_OBSTACLE_NONE) return true;
  w->answer->shown.verdict = COMPLAINT_NOT_PROVED;
  cpl_obstacle_tell(&w->corners, &w->rest, &w->text);
  return keep_text(w, &w->answer->shown.reason) && refute(w);
}

static bool answer_process(complaint_proof *proof, size_t index, complaint_error *err) {
  working w = {.proof = proof, .err = err, .answer = &proof->answers[index]};
  cpl_arena_begin(&w.arena, &proof->memory);
  cpl_text_begin(&w.text, &proof->memory);
  bool ok = work_out(&w, &proof->policy->model.processes[index]);
  cpl_text_end(&w.text);
  cpl_arena_end(&w.arena);
  return ok;
}

/* ---- the handle ------------------------------------------------------------------------------ */

static bool answer_all(complaint_proof *proof, complaint_error *err) {
  size_t count = proof->policy->model.process_count;
  proof->answers = cpl_arena_array(&proof->arena, count, sizeof *proof->answers);
  if (proof->answers == NULL) {
    (void)cpl_error_nomem(err);
    return false;
  }
  for (size_t i = 0; i < count; i++)
    if (!answer_process(proof, i, err)) return false;
  return true;
}

complaint_proof *complaint_proof_new(complaint_policy *policy, complaint_error *err) {
  if (policy == NULL) {
    (void)cpl_error_no_handle(err, "a proof needs a policy");
    return NULL;
  }
  complaint_proof *proof = cpl_new(&policy->memory, sizeof *proof);
  if (proof == NULL) {
    (void)cpl_error_nomem(err);
    return NULL;
  }
  proof->memory = policy->memory;
  proof->policy = cpl_policy_hold(policy);
  cpl_arena_begin(&proof->arena, &proof->memory);
  if (answer_all(proof, err)) return proof;
  complaint_proof_free(proof);
  return NULL;
}

void complaint_proof_free(complaint_proof *proof) {
  if (proof == NULL) return;
  complaint_memory memory = proof->memory;
  complaint_policy_free(proof->policy);
  cpl_arena_end(&proof->arena);
  cpl_delete(&memory, proof, sizeof *proof);
}

static const answer *answer_at(const complaint_proof *proof, size_t process) {
  bool there = proof != NULL && process < proof->policy->model.process_count;
  return there ? &proof->answers[process] : NULL;
}

bool complaint_proof_process_at(const complaint_proof *proof, size_t index,
                                complaint_proof_process *out) {
  const answer *a = answer_at(proof, index);
  if (a == NULL || out == NULL) return false;
  *out = a->shown;
  return true;
}

bool complaint_proof_never_at(const complaint_proof *proof, size_t process, size_t index,
                              complaint_proof_never *out) {
  const answer *a = answer_at(proof, process);
  if (a == NULL || out == NULL || index >= a->shown.never_count) return false;
  *out = a->never[index];
  return true;
}

complaint_status complaint_proof_witness(const complaint_proof *proof, size_t process,
                                         complaint_text *file, complaint_error *err) {
  const answer *a = answer_at(proof, process);
  if (proof == NULL || file == NULL) return cpl_error_no_handle(err, "no proof, or no text");
  if (a == NULL || a->lines == NULL)
    return cpl_error(err, COMPLAINT_E_NOT_FOUND, "no process with this number is refuted");
  complaint_case *c = complaint_case_new(proof->policy, a->shown.name, "witness", err);
  if (c == NULL) return err != NULL ? err->status : COMPLAINT_E_NOMEM;
  complaint_status status = complaint_case_file_header(c, file, err);
  complaint_case_free(c);
  if (status != COMPLAINT_OK) return status;
  cpl_text_addc(&file->text, '\n');
  cpl_text_add(&file->text, a->lines, a->size);
  return cpl_output_end(file, err);
}

complaint_status complaint_proof_lighter(const complaint_proof *proof, complaint_text *text,
                                         complaint_error *err) {
  cpl_arena arena;
  if (proof == NULL || text == NULL) return cpl_error_no_handle(err, "no proof, or no text");
  cpl_text *out = cpl_output_begin(text);
  cpl_arena_begin(&arena, &proof->memory);
  bool ok = cpl_ladder_check(&proof->policy->model, &arena, out);
  cpl_arena_end(&arena);
  if (!ok) cpl_text_clear(out);
  return ok ? cpl_output_end(text, err) : cpl_error_nomem(err);
}

const char *complaint_proof_granted(size_t index) {
  static const char *const GRANTED[] = {
      "facts can be learnt and are true",
      "somebody is there to act who is no party",
      "nobody objects for ever",
      "one item of each kind",
      "events are lawful, and none is corrected",
  };
  return index < sizeof GRANTED / sizeof *GRANTED ? GRANTED[index] : NULL;
}
