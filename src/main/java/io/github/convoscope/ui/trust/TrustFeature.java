package io.github.convoscope.ui.trust;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.net.URL;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds the page "Can we trust it?" for networks that take photographs. */
public final class TrustFeature implements Feature {
  private @Nullable TrustPage page;

  @Override
  public void install(Shell shell) {
    URL sheet = Objects.requireNonNull(TrustFeature.class.getResource("trust.css"));
    shell.scene().getStylesheets().add(sheet.toExternalForm());
    shell
        .commands()
        .add(
            Command.of("trust.open", Context.ANYWHERE, () -> page(shell).toggle())
                .keys("Shift+H")
                .icon("fth-shield")
                .menu(MenuName.EXPLAIN, "trust")
                .enabledWhen(shell.workspace().padContent().inColours(), "trust.no-colours"));
  }

  private TrustPage page(Shell shell) {
    TrustPage known = page;
    if (known == null) {
      known = new TrustPage(shell);
      page = known;
    }
    return known;
  }
}
