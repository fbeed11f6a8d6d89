package vn.giaoban.conference.forward;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers the first exception that a task of an event loop threw: Netty only logs it.
final class FaultLog extends AppenderBase<ILoggingEvent> {
  private final AtomicReference<@Nullable String> fault = new AtomicReference<>();

  FaultLog() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    setContext(context);
    start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getThrowableProxy() != null) {
      fault.compareAndSet(
          null,
          event.getFormattedMessage()
              + " "
              + ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  void check() {
    var found = fault.getAndSet(null);
    if (found != null) {
      throw new IllegalStateException(found);
    }
  }
}
