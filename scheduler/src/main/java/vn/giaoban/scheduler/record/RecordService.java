package vn.giaoban.scheduler.record;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.Document;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// Files documents of a briefing in a system of record.
public final class RecordService {
  /// Calendar dates of documents are Vietnam's.
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Documents documents;
  private final RecordLinks links;
  private final Map<String, RecordSystem> systems;
  private final Journal journal;
  private final TransactionalOperator transaction;
  private final InstantSource clock;

  public RecordService(
      Documents documents,
      RecordLinks links,
      List<RecordSystem> systems,
      Journal journal,
      TransactionalOperator transaction,
      InstantSource clock) {
    this.documents = documents;
    this.links = links;
    this.systems =
        systems.stream()
            .collect(Collectors.toUnmodifiableMap(RecordSystem::name, Function.identity()));
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What is asked for.
  ///
  /// @param system empty: the built-in register
  /// @param type null: what the document's title says
  /// @param signer empty when not known
  public record Wish(String system, @Nullable RecordType type, String signer) {}

  /// Files the newest version. When it is filed in that system already, nothing happens and the
  /// answer is the link that is there.
  public Mono<RecordLink> file(UUID briefingId, UUID documentId, Wish wish, Actor actor) {
    var name = wish.system().isBlank() ? BuiltInRegister.NAME : wish.system();
    var system = systems.get(name);
    if (system == null) {
      return Mono.error(
          new RefusedException(
              Refusal.of(
                  Refusal.Kind.INVALID,
                  "record-system",
                  Map.of("system", name, "known", String.join(", ", systems.keySet())))));
    }
    // Locked, so that two clicks do not take two numbers.
    var filed =
        documents
            .lock(briefingId)
            .then(documents.find(briefingId, documentId))
            .switchIfEmpty(
                Mono.error(() ->
                    new RefusedException(
                        Refusal.of(
                            Refusal.Kind.NOT_FOUND,
                            "no-such-document",
                            Map.of("document", documentId.toString())))))
            .flatMap(document ->
                existing(briefingId, document, name)
                    .switchIfEmpty(
                        Mono.defer(() -> fileNow(briefingId, document, system, wish, actor))));
    return transaction.transactional(filed);
  }

  /// The link of each document's newest filed version, by document.
  public Mono<Map<UUID, RecordLink>> newestLinks(UUID briefingId) {
    return links
        .ofBriefing(briefingId)
        .map(all ->
            all.stream()
                .collect(
                    Collectors.toMap(
                        RecordLink::documentId, Function.identity(), (older, newer) -> newer)));
  }

  private Mono<RecordLink> existing(UUID briefingId, Document document, String system) {
    return links
        .ofBriefing(briefingId)
        .flatMap(all ->
            Mono.justOrEmpty(
                all.stream()
                    .filter(link ->
                        link.documentId().equals(document.id())
                            && link.version() == document.current().number()
                            && link.system().equals(system))
                    .findAny()));
  }

  private Mono<RecordLink> fileNow(
      UUID briefingId, Document document, RecordSystem system, Wish wish, Actor actor) {
    var now = clock.instant();
    var type = wish.type() == null ? RecordType.ofTitle(document.title()) : wish.type();
    var version = document.current();
    var request =
        new RegisterEntry.Request(
            type,
            LocalDate.ofInstant(now, VIETNAM),
            document.title(),
            wish.signer(),
            version.pages());
    var filing =
        new RecordSystem.Filing(
            document.id(), version.number(), version.sha256(), version.mediaType(), request);
    return system
        .file(filing, actor)
        .flatMap(filed -> link(briefingId, document, system.name(), filed, "DocumentFiled", actor));
  }

  /// Files every paper of the briefing that is in no system of record yet in the built-in register,
  /// inside the caller's transaction; the caller has locked the briefing.
  public Mono<Void> fileAll(UUID briefingId, Actor actor) {
    return newestLinks(briefingId)
        .zipWith(documents.ofBriefing(briefingId))
        .flatMapIterable(both ->
            both.getT2().stream()
                .filter(document -> !both.getT1().containsKey(document.id()))
                .toList())
        .concatMap(
            document -> fileNow(briefingId, document, builtIn(), new Wish("", null, ""), actor), 1)
        .then();
  }

  /// Ties approved minutes to the number they took, inside the caller's transaction.
  public Mono<RecordLink> fileMinutes(
      UUID briefingId, Document document, RegisterEntry entry, Actor actor) {
    var filed =
        new RecordSystem.Filed(
            entry.id().toString(),
            entry.number(),
            entry.notation(),
            entry.issuedOn(),
            RecordSystem.Status.FILED);
    return link(briefingId, document, BuiltInRegister.NAME, filed, "MinutesFiled", actor);
  }

  private RecordSystem builtIn() {
    return Objects.requireNonNull(systems.get(BuiltInRegister.NAME), BuiltInRegister.NAME);
  }

  private Mono<RecordLink> link(
      UUID briefingId,
      Document document,
      String system,
      RecordSystem.Filed filed,
      String kind,
      Actor actor) {
    var link =
        new RecordLink(
            document.id(),
            document.current().number(),
            system,
            filed.reference(),
            filed.number(),
            filed.notation(),
            filed.issuedOn(),
            filed.status(),
            actor.value(),
            clock.instant());
    return links
        .add(link)
        .then(journal.append(briefingId, actor, kind, payload(document, link)))
        .thenReturn(link);
  }

  private static Map<String, Object> payload(Document document, RecordLink link) {
    Map<String, Object> payload = new TreeMap<>();
    payload.put("document", link.documentId().toString());
    payload.put("title", document.title());
    payload.put("version", link.version());
    payload.put("system", link.system());
    payload.put("reference", link.reference());
    payload.put("number", link.number());
    payload.put("notation", link.notation());
    payload.put("date", link.issuedOn().toString());
    return payload;
  }
}
