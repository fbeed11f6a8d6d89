package vn.giaoban.web.document;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.record.RecordType;
import vn.giaoban.scheduler.record.RegisterEntry;
import vn.giaoban.scheduler.record.RegisterNumbers;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.security.Caller;
import vn.giaoban.web.security.Role;

/// `/api/register`.
@RestController
@RequestMapping("/api/register")
@Tag(name = "register", description = "The built-in register of documents going out")
class RegisterController {
  private static final int LIMIT = 500;

  private final RegisterNumbers register;
  private final InstantSource clock;

  RegisterController(RegisterNumbers register, InstantSource clock) {
    this.register = register;
    this.clock = clock;
  }

  /// One line of the register.
  @Schema(name = "RegisterEntry")
  record EntryView(
      UUID id,
      @Schema(example = "5") int number,
      @Schema(example = "05/GM-VPUBND") String notation,
      LocalDate date,
      @Schema(example = "GM") String type,
      @Schema(example = "Giấy mời") String typeName,
      String subject,
      String issuingUnit,
      String signer,
      int pages) {
    private static EntryView of(RegisterEntry entry) {
      return new EntryView(
          entry.id(),
          entry.number(),
          entry.notation(),
          entry.issuedOn(),
          entry.type().abbreviation(),
          entry.type().words(),
          entry.subject(),
          entry.issuingUnit(),
          entry.signer(),
          entry.pages());
    }
  }

  @Operation(summary = "Lines of the register, the newest first, at most 500")
  @GetMapping
  Mono<List<EntryView>> list(
      @Parameter(description = "Calendar year; absent: this year") @RequestParam
          Optional<Integer> year,
      @Parameter(description = "Abbreviation of the type, e.g. BB; absent: all")
          @RequestParam(defaultValue = "")
          String type,
      @Parameter(description = "Part of notation, subject or signer, with or without diacritics")
          @RequestParam(defaultValue = "")
          String q,
      Caller caller) {
    if (caller.role() == Role.UNIT) {
      return Mono.error(new RefusedException(Refusal.of(Refusal.Kind.FORBIDDEN, "forbidden")));
    }
    Optional<RecordType> wanted = RecordType.of(type);
    if (wanted.isEmpty() && !type.isBlank()) {
      return Mono.error(
          new RefusedException(
              Refusal.invalid(List.of(FieldFault.of("type", "unknown-record-type")))));
    }
    int thisYear = LocalDate.ofInstant(clock.instant(), Times.ZONE).getYear();
    return register
        .search(year.orElse(thisYear), wanted, q, LIMIT)
        .map(entries -> entries.stream().map(EntryView::of).toList());
  }
}
