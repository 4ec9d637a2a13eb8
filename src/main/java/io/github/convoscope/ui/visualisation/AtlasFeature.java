package io.github.convoscope.ui.visualisation;

import io.github.convoscope.ui.Command;
import io.github.convoscope.ui.Commands;
import io.github.convoscope.ui.Context;
import io.github.convoscope.ui.Feature;
import io.github.convoscope.ui.MenuName;
import io.github.convoscope.ui.Shell;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * What every unit looks for: the atlas, the page of a unit, the hierarchy, and the scene's maps.
 */
public final class AtlasFeature implements Feature {
  private final List<Path> models;
  private final Path samples;
  private final @Nullable Path own;
  private @Nullable AtlasPage book;

  /**
   * The feature.
   *
   * @param models model files beside which a shipped atlas may lie
   * @param samples drawings that come with the program; beside them MNIST may lie
   * @param own where a person's own drawings are kept as examples; null to keep them only while the
   *     window is open
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
    Commands commands = shell.commands();
    commands.add(
        Command.of("atlas.open", Context.ANYWHERE, () -> book(shell, state).toggle(AtlasTab.ATLAS))
            .keys("T")
            .icon("fth-image")
            .menu(MenuName.EXPLAIN, "atlas"));
    commands.add(
        Command.of("atlas.chosen", Context.ANYWHERE, () -> book(shell, state).openChosen())
            .keys("Shift+T")
            .icon("fth-aperture")
            .menu(MenuName.EXPLAIN, "atlas"));
    commands.add(
        Command.of(
                "atlas.hierarchy",
                Context.ANYWHERE,
                () -> book(shell, state).toggle(AtlasTab.STORY))
            .keys("Y")
            .icon("fth-layers")
            .menu(MenuName.EXPLAIN, "atlas"));
    BooleanProperty pictures = new SimpleBooleanProperty();
    new ScenePictures(shell, state, pictures);
    commands.add(
        Command.toggle("atlas.scene", Context.ANYWHERE, pictures)
            .keys("I")
            .icon("fth-eye")
            .menu(MenuName.EXPLAIN, "atlas"));
  }

  private AtlasPage book(Shell shell, AtlasState state) {
    AtlasPage known = book;
    if (known == null) {
      known = new AtlasPage(shell, state);
      book = known;
    }
    return known;
  }
}
