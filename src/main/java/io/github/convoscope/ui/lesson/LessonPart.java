package io.github.convoscope.ui.lesson;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.PanelHost;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.SidePanel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of the window that a lesson can open, under the names that lesson files use. */
enum LessonPart {
  /** The map over the drawing that says which pixels matter. */
  SALIENCY("saliency.show", "saliency"),
  /** All methods of attribution beside each other. */
  METHODS("saliency.sheet", "saliency-sheet"),
  /** The page with every kernel. */
  FILTERS("filters.show", "filters"),
  /** The images that excite every unit. */
  ATLAS("atlas.open", "atlas"),
  /** The page from edges to digits, or to objects. */
  HIERARCHY("atlas.hierarchy", "atlas"),
  /** The list of layers, to show and hide them. */
  LAYERS("view.layers", "layers"),
  /** The page that tests an answer about a photograph. */
  TRUST("trust.open", "trust"),
  /** The facts about the network. */
  NETWORK("network.show", "network"),
  /** The training room. */
  TRAINING("training.show", "training"),
  /** The hunt for networks that learned something wrong. */
  HUNT("hunt.show", "hunt"),
  /** The panel that damages the network on purpose. */
  BREAKING("breaking.open", "breaking"),
  /** A layer computing, step by step. */
  STEPS("steps.show", "");

  private final String command;
  private final String place;

  LessonPart(String command, String place) {
    this.command = command;
    this.place = place;
  }

  /** Its name in lesson files. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name on screen. */
  String title() {
    return Messages.text(command);
  }

  /** The names of all parts. */
  static Set<String> names() {
    return Stream.of(values()).map(LessonPart::fileName).collect(Collectors.toSet());
  }

  /** The parts with these names. */
  static List<LessonPart> named(List<String> names) {
    return Stream.of(values()).filter(part -> names.contains(part.fileName())).toList();
  }

  /** Whether it shows networks of its own in the scene while it is open. */
  boolean hasOwnNetwork() {
    return this == TRAINING || this == HUNT || this == BREAKING;
  }

  /** Whether it is open. */
  boolean isOpen(Shell shell) {
    if (this == STEPS) {
      return shell.commands().active(Context.STEPPING).get();
    }
    Page page = shell.host().page().get();
    return page != null && page.id().equals(place) || panel(shell.host()).isPresent();
  }

  /** The panel at the side of the window in which it is open; empty for a page or a bar. */
  Optional<SidePanel> panel(PanelHost host) {
    return host.panels().stream().filter(panel -> panel.id().equals(place)).findFirst();
  }

  /** Opens it, where the window has it. */
  void open(Shell shell) {
    if (!isOpen(shell)) {
      shell.commands().find(command).ifPresent(Command::runForProgram);
    }
  }

  /** Closes it. */
  void close(Shell shell) {
    if (!isOpen(shell)) {
      return;
    }
    if (this == STEPS) {
      shell.commands().find(command).ifPresent(Command::runForProgram);
      return;
    }
    Page page = shell.host().page().get();
    if (page != null && page.id().equals(place)) {
      shell.host().closePage();
    }
    panel(shell.host()).ifPresent(shell.host()::close);
  }
}
