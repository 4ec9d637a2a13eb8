package io.github.convoscope.ui;

import io.github.convoscope.model.Model;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the network that was shown before a panel showed networks of its own, and brings it
 * back. JavaFX thread.
 *
 * <pre>{@code
 * FormerNetwork former = new FormerNetwork(workspace, this::isMine, () -> host.close(panel));
 * former.remember();            // before the panel's own network is shown
 * workspace.show(mine);
 * former.bringBack();           // when the panel is closed
 * }</pre>
 *
 * <p>It is forgotten once the user opens another network: that one stays.
 */
public final class FormerNetwork {
  private final Workspace workspace;
  private final Predicate<Model> mine;
  private @Nullable Model former;

  /**
   * Remembers nothing yet.
   *
   * @param mine whether a network is one of the panel's
   * @param replaced runs when the user opens a network that is not, while one is remembered
   */
  public FormerNetwork(Workspace workspace, Predicate<Model> mine, Runnable replaced) {
    this.workspace = workspace;
    this.mine = mine;
    workspace
        .model()
        .addListener(
            (observed, before, model) -> {
              if (former != null && model != null && !mine.test(model)) {
                former = null;
                replaced.run();
              }
            });
  }

  /** Remembers the shown network, unless one is remembered already. */
  public void remember() {
    if (former == null) {
      former = workspace.model().get();
    }
  }

  /** Forgets it: the panel's network stays. */
  public void forget() {
    former = null;
  }

  /** Shows the remembered network again, if one of the panel's is still shown. */
  public void bringBack() {
    Model before = former;
    former = null;
    Model shown = workspace.model().get();
    if (before != null && shown != null && mine.test(shown)) {
      workspace.show(before);
    }
  }
}
