package io.github.convoscope.ui.training;

import io.github.convoscope.model.Model;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedMoment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the training room shows of one moment.
 *
 * @param recipe what is trained
 * @param model the network at this moment
 * @param steps done by then
 * @param loss running mean of the last steps' losses
 * @param rate learning rate of the next step
 * @param speed examples a second; 0 while nothing is trained
 * @param stepsOfEpoch steps after which the digits are new ones
 * @param moments all moments to go to
 * @param moment the newest of them that is not later than this one
 * @param change what changed most since the last snapshot, or null
 * @param running whether training goes on
 */
record RoomSnapshot(
    TrainingRecipe recipe,
    Model model,
    long steps,
    double loss,
    double rate,
    double speed,
    int stepsOfEpoch,
    List<WatchedMoment> moments,
    int moment,
    @Nullable UnitChange change,
    boolean running) {}
