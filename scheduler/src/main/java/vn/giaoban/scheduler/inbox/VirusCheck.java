package vn.giaoban.scheduler.inbox;

import java.util.Map;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore;

/// Looks for viruses in a file that came by mail before it is taken in.
@FunctionalInterface
public interface VirusCheck {
  /// What was found.
  sealed interface Outcome {
    /// Nothing.
    record Clean() implements Outcome {}

    /// @param name of the virus
    record Infected(String name) implements Outcome {}

    /// It could not be looked at, and that is wanted: it is not taken in for now.
    ///
    /// @param reason for the operator
    record Unchecked(String reason) implements Outcome {}
  }

  Mono<Outcome> look(BlobStore.Staged file);

  /// No scanner is set up.
  VirusCheck NONE = _ -> Mono.just(new Outcome.Clean());

  /// Refuses a file that is infected, or that nobody could look at.
  default Mono<Void> pass(BlobStore.Staged file, String fileName) {
    return look(file)
        .flatMap(outcome ->
            switch (outcome) {
              case Outcome.Clean() -> Mono.<Void>empty();
              case Outcome.Infected(var virus) ->
                  Mono.error(
                      new RefusedException(
                          Refusal.of(
                              Refusal.Kind.INVALID,
                              "document-infected",
                              Map.of("fileName", fileName, "virus", virus))));
              case Outcome.Unchecked(var reason) -> {
                LoggerFactory.getLogger(VirusCheck.class)
                    .warn("A file that came by mail could not be checked for viruses: {}", reason);
                yield Mono.error(
                    new RefusedException(
                        Refusal.of(
                            Refusal.Kind.UNAVAILABLE,
                            "document-unchecked",
                            Map.of("fileName", fileName))));
              }
            });
  }
}
