package vn.giaoban.web.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.web.briefing.BriefingAccess;
import vn.giaoban.web.invitation.BounceWords;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// The board to take away: tables, and the list of those to be called.
@RestController
@RequestMapping("/api/briefings/{id}")
@Tag(name = "attendance", description = "Who will come, and what they answered")
class BoardFilesController {
  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
  private static final MediaType XLSX =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final BriefingAccess access;
  private final Boards boards;
  private final CallListPaper callList;
  private final Texts texts;
  private final BounceWords bounces;

  BoardFilesController(
      BriefingAccess access,
      Boards boards,
      CallListPaper callList,
      Texts texts,
      BounceWords bounces) {
    this.access = access;
    this.boards = boards;
    this.callList = callList;
    this.texts = texts;
    this.bounces = bounces;
  }

  @GetMapping(path = "/attendance.csv", produces = "text/csv")
  @Operation(summary = "The board as CSV, UTF-8 with byte order mark")
  Mono<ResponseEntity<String>> csv(
      @PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    return file(id, headers, caller, CSV, "csv", (table, board) -> table.csv(board));
  }

  @GetMapping(
      path = "/attendance.xlsx",
      produces = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  @Operation(summary = "The board as a spreadsheet")
  Mono<ResponseEntity<byte[]>> xlsx(
      @PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    return file(id, headers, caller, XLSX, "xlsx", (table, board) -> table.xlsx(board));
  }

  @GetMapping(path = "/attendance/call-list.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(summary = "Those who have not answered, with telephone numbers, to print")
  Mono<ResponseEntity<byte[]>> callList(@PathVariable UUID id, Caller caller) {
    return readable(id, caller)
        .zipWhen(_ -> boards.of(id))
        .flatMap(found -> paper(() -> callList.pdf(found.getT1(), found.getT2())))
        .map(pdf -> answer(pdf, MediaType.APPLICATION_PDF, "goi-dien.pdf", true));
  }

  private interface Making<T> {
    T of(BoardTable table, Board board);
  }

  private <T> Mono<ResponseEntity<T>> file(
      UUID id,
      HttpHeaders headers,
      Caller caller,
      MediaType type,
      String extension,
      Making<T> making) {
    var language = Reader.language(headers);
    return readable(id, caller)
        .then(boards.of(id))
        .flatMap(board -> paper(() -> making.of(new BoardTable(texts, bounces, language), board)))
        .map(body -> answer(body, type, name(language) + "." + extension, false));
  }

  private static String name(Locale language) {
    return language.getLanguage().equals("en") ? "attendance" : "du-hop";
  }

  private static <T> Mono<T> paper(java.util.concurrent.Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
  }

  private static <T> ResponseEntity<T> answer(T body, MediaType type, String name, boolean shown) {
    var disposition = shown ? ContentDisposition.inline() : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.filename(name).build().toString())
        .body(body);
  }

  private Mono<Briefing> readable(UUID id, Caller caller) {
    return caller.role() == Role.UNIT
        ? Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")))
        : access.readable(id, caller);
  }
}
