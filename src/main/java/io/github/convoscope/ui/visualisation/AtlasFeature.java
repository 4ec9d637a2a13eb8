package io.github.convoscope.ui.visualisation;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.neuron.CardExtras;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/**
 * Adds feature visualisation to the window: the atlas with its tabs, and the images of units in the
 * scene.
 */
public final class AtlasFeature implements Feature {
  private final List<Path> models;
  private final Path samples;
  private final @Nullable Path own;
  private @Nullable AtlasPage page;

  /**
   * Makes the feature.
   *
   * @param models model files that may have an atlas beside them
   * @param samples the shipped drawings; MNIST may lie beside them
   * @param own the file where the user's own drawings are stored as examples; null to keep them in
   *     memory only
   */
  public AtlasFeature(List<Path> models, Path samples, @Nullable Path own) {
    this.models = List.copyOf(models);
    this.samples = samples;
    this.own = own;
  }

  @Override
  public void install(Shell shell) {
    URL sheet = Objects.requireNonNull(AtlasFeature.class.getResource("atlas.css"));
    shell.scene().getStylesheets().add(sheet.toExternalForm());
    AtlasState state = new AtlasState(shell, models, samples, own);
    CardExtras.of(shell.workspace())
        .set(neuron -> CardPatches.of(shell, state.userPictures(), neuron));
    Commands commands = shell.commands();
    commands.add(
        Command.of(
                "atlas.open", Context.ANYWHERE, () -> page(shell, state).toggle(AtlasTab.OVERVIEW))
            .keys("T")
            .icon("fth-image")
            .menu(MenuName.EXPLAIN, "atlas"));
    commands.add(
        Command.of("atlas.chosen", Context.ANYWHERE, () -> page(shell, state).openChosen())
            .keys("Shift+T")
            .icon("fth-aperture")
            .menu(MenuName.EXPLAIN, "atlas")
            .enabledWhen(unitIsPinned(shell), "atlas.pin-first"));
    commands.add(
        Command.of(
                "atlas.hierarchy",
                Context.ANYWHERE,
                () -> page(shell, state).toggle(AtlasTab.HIERARCHY))
            .keys("Y")
            .icon("fth-layers")
            .menu(MenuName.EXPLAIN, "atlas"));
    commands.add(
        Command.of("atlas.in-scene", Context.ANYWHERE, () -> page(shell, state).toggleInScene())
            .keys("Shift+I")
            .icon("fth-film")
            .menu(MenuName.EXPLAIN, "atlas")
            .enabledWhen(state.building().not().and(hasSubject(shell)))
            .obstacle(
                Bindings.createStringBinding(
                    () ->
                        state.building().get()
                            ? Messages.text("atlas.being-made")
                            : hasSubject(shell).get() ? "" : Messages.text("atlas.draw-or-pin"),
                    state.building(),
                    shell.workspace().drawn(),
                    shell.workspace().chosen())));
    BooleanProperty pictures = new SimpleBooleanProperty();
    new ScenePictures(shell, state, pictures);
    commands.add(
        Command.toggle("atlas.scene", Context.ANYWHERE, pictures)
            .keys("I")
            .icon("fth-eye")
            .menu(MenuName.EXPLAIN, "atlas"));
  }

  /** True while a unit is pinned that has an image, which an input pixel has not. */
  private static BooleanBinding unitIsPinned(Shell shell) {
    var chosen = shell.workspace().chosen();
    return Bindings.createBooleanBinding(
        () -> {
          Neuron now = chosen.get();
          return now != null && now.layer() > 0;
        },
        chosen);
  }

  /** True while a unit is pinned, or the network answers something. */
  private static BooleanBinding hasSubject(Shell shell) {
    BooleanBinding pinned = unitIsPinned(shell);
    ObservableBooleanValue drawn = shell.workspace().drawn();
    return Bindings.createBooleanBinding(() -> pinned.get() || drawn.get(), pinned, drawn);
  }

  private AtlasPage page(Shell shell, AtlasState state) {
    AtlasPage known = page;
    if (known == null) {
      known = new AtlasPage(shell, state);
      page = known;
    }
    return known;
  }
}
