package io.github.convoscope.ui.network;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.network.KnownNetworks.Source;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Adds the menu that switches between networks, and the key that goes from one to the next. */
final class NetworkSwitch {
  private final Map<Source, BooleanProperty> chosen = new EnumMap<>(Source.class);
  private final KnownNetworks networks;

  NetworkSwitch(KnownNetworks networks) {
    this.networks = networks;
  }

  void install(Shell shell) {
    Commands commands = shell.commands();
    for (Source source : Source.values()) {
      BooleanProperty one = new SimpleBooleanProperty();
      chosen.put(source, one);
      one.addListener((observed, before, now) -> choose(source, now));
      Command command =
          Command.toggle("network." + source.name().toLowerCase(Locale.ROOT), Context.ANYWHERE, one)
              .menu(MenuName.NETWORK, "networks");
      commands.add(
          source == Source.OWN
              ? command.enabledWhen(networks.hasOwn(), "network.no-own")
              : command);
    }
    commands.add(
        Command.of("network.next", Context.ANYWHERE, networks::showNext)
            .keys("Shift+M")
            .menu(MenuName.NETWORK, "next")
            .enabledWhen(networks.several(), "network.only-one"));
    shell.workspace().model().subscribe(model -> tick());
  }

  private void choose(Source source, boolean now) {
    if (now != (networks.current() == source)) {
      networks.show(source);
      // What is shown decides, also where a file could not be opened.
      Platform.runLater(this::tick);
    }
  }

  private void tick() {
    chosen.forEach((source, one) -> one.set(networks.current() == source));
  }
}
