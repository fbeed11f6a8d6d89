package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads one TCP connection whose frames have been cut out. A connection that brings no valid check
/// soon is closed.
final class TcpReader extends ChannelInboundHandlerAdapter {
  private static final int PATIENCE_SECONDS = 10;

  private final PacketRouter router;
  private @Nullable TcpPath path;

  TcpReader(PacketRouter router) {
    this.router = router;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    var opened = new TcpPath(router, context.channel());
    path = opened;
    var unused =
        context
            .executor()
            .schedule(
                () -> {
                  if (opened.peer() == null) {
                    context.close();
                  }
                },
                PATIENCE_SECONDS,
                TimeUnit.SECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var frame = (ByteBuf) message;
    try {
      var from = path;
      if (from != null) {
        router.received(frame, from);
      }
    } finally {
      frame.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    router.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    var gone = path;
    if (gone != null && gone.peer() != null) {
      gone.peer().pathGone(gone);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    router.failed(cause);
    context.close();
  }
}
