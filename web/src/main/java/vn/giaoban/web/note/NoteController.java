package vn.giaoban.web.note;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.document.BriefingReaders;

/// `/api/briefings/{id}/notes`: one's own.
@RestController
@RequestMapping("/api/briefings/{briefing}/notes")
@Tag(name = "documents")
class NoteController {
  private final PrivateNotes notes;
  private final BriefingReaders readers;

  NoteController(PrivateNotes notes, BriefingReaders readers) {
    this.notes = notes;
    this.readers = readers;
  }

  @Operation(
      summary = "One's own notes on the meeting's papers",
      description =
          "Of the seat behind a join token, or of whoever is signed in; what was written in the "
              + "room is found here afterwards. Nobody else can read them.")
  @GetMapping
  Mono<ResponseEntity<List<PrivateNote>>> list(@PathVariable UUID briefing) {
    return readers
        .admit(briefing)
        .then(NoteOwner.asking())
        .flatMap(owner -> notes.of(briefing, owner))
        .map(found -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found));
  }

  @Operation(
      summary = "Keep a note on a page, a document or an agenda item",
      description = "A blank one is forgotten. The journal tells that a note was kept, not what.",
      responses = @ApiResponse(responseCode = "204", description = "Kept"))
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> keep(@PathVariable UUID briefing, @RequestBody NoteRequest note) {
    var fault = note.fault();
    if (fault != null) {
      return Mono.error(invalid(fault));
    }
    return readers
        .admit(briefing)
        .then(NoteOwner.asking())
        .flatMap(owner ->
            notes
                .belongs(briefing, note)
                .flatMap(belongs ->
                    belongs
                        ? notes.keep(briefing, owner, note)
                        : Mono.error(
                            invalid(note.document() == null ? "agendaItem" : "document"))));
  }

  private static RefusedException invalid(String field) {
    return new RefusedException(
        Refusal.invalid(
            List.of(FieldFault.of(field, field.equals("text") ? "size" : "note-place"))));
  }
}
