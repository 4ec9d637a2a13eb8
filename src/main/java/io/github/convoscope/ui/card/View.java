package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.Settings;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What a person has chosen to see of neurons; shared by everything in this package. */
final class View {
  private static final int FEWEST = 1;
  private static final int MOST = 200;

  private final IntegerProperty strongest = new SimpleIntegerProperty(12);
  private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.IN);
  private final BooleanProperty dimming;
  private final BooleanProperty field;
  private final ObjectProperty<Comparison> comparison = new SimpleObjectProperty<>(Comparison.B);
  private final Trail trail = new Trail();
  private final Workspace workspace;

  View(Workspace workspace) {
    this.workspace = workspace;
    Settings settings = workspace.settings();
    dimming = settings.flag("card.dimming", true);
    field = settings.flag("card.field", true);
    workspace
        .chosen()
        .addListener(
            (observed, before, now) -> {
              if (now != null) {
                trail.visit(now);
              }
            });
    workspace.model().addListener(changed -> trail.clear());
  }

  /** How many edges are drawn and contributions listed. */
  IntegerProperty strongest() {
    return strongest;
  }

  /** More or fewer of them, in steps that grow with their number. */
  void moreEdges(boolean more) {
    int now = strongest.get();
    int step = now < 4 ? 1 : now < 20 ? 4 : now < 60 ? 10 : 20;
    strongest.set(Math.max(FEWEST, Math.min(MOST, more ? now + step : now - step)));
  }

  /** Which edges are drawn. */
  ObjectProperty<Direction> direction() {
    return direction;
  }

  /** Whether everything else is dimmed while a neuron is pinned. */
  BooleanProperty dimming() {
    return dimming;
  }

  /** Whether the receptive field is outlined. */
  BooleanProperty field() {
    return field;
  }

  /** Which drawing is looked at; B unless one is held as A. */
  ObjectProperty<Comparison> comparison() {
    return comparison;
  }

  /** The drawing that is looked at, or null when there is none. */
  @Nullable LiveFrame looked() {
    LiveFrame a = workspace.reference().get();
    return a != null && comparison.get() == Comparison.A ? a : workspace.frame().get();
  }

  /** The drawing that the one looked at is compared with, or null. */
  @Nullable LiveFrame comparedWith() {
    return comparison.get() == Comparison.DIFFERENCE ? workspace.reference().get() : null;
  }

  /** Where one has been. */
  Trail trail() {
    return trail;
  }

  /** Lets go of the chosen pin; true when there was one. */
  boolean letGo() {
    Neuron chosen = workspace.chosen().get();
    return chosen != null && workspace.pins().remove(chosen);
  }

  /** Lights a neuron everywhere; null for none. */
  void hover(@Nullable Neuron neuron) {
    workspace.hovered().set(neuron);
  }
}
