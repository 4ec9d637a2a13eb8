package io.github.convoscope.ui.network;

import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.ui.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Switches the live picture and the explanations between our engine and DL4J. DL4J is started off
 * the JavaFX thread; until it is ready, our engine goes on. JavaFX thread.
 */
final class EngineSwitch {
  private final Workspace workspace;
  private final BooleanProperty dl4j = new SimpleBooleanProperty();
  private final BooleanBinding available;

  EngineSwitch(Workspace workspace) {
    this.workspace = workspace;
    available =
        Bindings.createBooleanBinding(
            () -> {
              Model model = workspace.model().get();
              return model != null && model.canUseDl4j();
            },
            workspace.model());
    workspace.computing().addListener((observed, before, now) -> dl4j.set(computesWithDl4j()));
    dl4j.addListener((observed, before, now) -> apply(now));
  }

  /** True while DL4J computes the network, or is being started for that. */
  BooleanProperty dl4j() {
    return dl4j;
  }

  /** True where DL4J can compute the network. */
  BooleanBinding available() {
    return available;
  }

  /** Why DL4J cannot compute the network, in a few words; empty where it can. */
  StringBinding obstacle() {
    return Bindings.createStringBinding(
        () -> {
          Model model = workspace.model().get();
          if (model == null || model.canUseDl4j()) {
            return "";
          }
          return model.format().isEmpty()
              ? Messages.text("network.no-file-for-dl4j")
              : Messages.text("network.not-read-by-dl4j", model.format());
        },
        workspace.model());
  }

  private boolean computesWithDl4j() {
    Model now = workspace.computing().get();
    return now != null && now.engineKind() == EngineKind.DL4J;
  }

  private void apply(boolean wanted) {
    Model model = workspace.model().get();
    if (model == null || wanted == computesWithDl4j()) {
      return;
    }
    EngineKind kind = wanted ? EngineKind.DL4J : EngineKind.OWN;
    workspace
        .fileTasks()
        .run(
            () -> model.computedBy(kind),
            ready -> {
              // Another network may have been opened, or the choice changed, meanwhile.
              if (workspace.model().get() == model && dl4j.get() == wanted) {
                workspace.computeWith(ready);
                workspace.notices().tell(Message.of("network.engine-" + kind.id()));
              }
            },
            problem -> {
              dl4j.set(computesWithDl4j());
              workspace.notices().problem(problem);
            });
  }
}
