package vn.giaoban.scheduler.record;

import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.journal.Actor;

/// The register that comes with Giaoban, as a system of record: the document stays where it is and
/// gets the next number of its type.
public final class BuiltInRegister implements RecordSystem {
  /// Its name.
  public static final String NAME = "register";

  private final RegisterNumbers numbers;

  public BuiltInRegister(RegisterNumbers numbers) {
    this.numbers = numbers;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Mono<Filed> file(Filing filing, Actor actor) {
    return numbers
        .take(filing.request(), actor)
        .map(entry ->
            new Filed(
                entry.id().toString(),
                entry.number(),
                entry.notation(),
                entry.issuedOn(),
                Status.FILED));
  }
}
